package org.backupandmonitor.probe.lane;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The classes of channel that fit a group of event loops: Linux' epoll where it is available, else Java's NIO. */
public record Transport(Class<? extends SocketChannel> sockets, Class<? extends DatagramChannel> datagrams) {

    static Transport of(EventLoopGroup group) {
        return group instanceof EpollEventLoopGroup
                ? new Transport(EpollSocketChannel.class, EpollDatagramChannel.class)
                : new Transport(NioSocketChannel.class, NioDatagramChannel.class);
    }
}

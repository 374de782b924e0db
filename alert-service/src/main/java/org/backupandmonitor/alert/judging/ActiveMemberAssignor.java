package org.backupandmonitor.alert.judging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives every partition of every topic to one member of the group: one instance judges, the others stand by, and Kafka
 * alone decides which. Whoever judges goes on judging when others come; when it dies, the longest-standing one takes over.
 *
 * <p>Silence, blindness and "one incident for all of them" are about the whole system, so judging is not shared. One
 * thread judges some ten thousand results a second, more than the largest installation in view sends.
 */
public final class ActiveMemberAssignor implements ConsumerPartitionAssignor {

    /** Since when this process stands in line; earlier is first. */
    private static final long SINCE = System.currentTimeMillis();

    private boolean active;

    @Override
    public String name() {
        return "bam-active-member";
    }

    @Override
    public ByteBuffer subscriptionUserData(java.util.Set<String> topics) {
        ByteBuffer data = ByteBuffer.allocate(Byte.BYTES + Long.BYTES);
        data.put((byte) (active ? 1 : 0)).putLong(SINCE).flip();
        return data;
    }

    @Override
    public void onAssignment(Assignment assignment, org.apache.kafka.clients.consumer.ConsumerGroupMetadata metadata) {
        active = !assignment.partitions().isEmpty();
    }

    @Override
    public GroupAssignment assign(Cluster cluster, GroupSubscription subscriptions) {
        Map<String, Subscription> members = new TreeMap<>(subscriptions.groupSubscription());
        String chosen = members.entrySet().stream()
                .min(Comparator.<Map.Entry<String, Subscription>>comparingInt(
                                member -> isActive(member.getValue()) ? 0 : 1)
                        .thenComparingLong(member -> since(member.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
        Map<String, Assignment> assignments = new HashMap<>();
        members.forEach((member, subscription) -> assignments.put(
                member, new Assignment(member.equals(chosen) ? partitions(cluster, subscription) : List.of())));
        return new GroupAssignment(assignments);
    }

    private static List<TopicPartition> partitions(Cluster cluster, Subscription subscription) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : subscription.topics()) {
            Integer count = cluster.partitionCountForTopic(topic);
            for (int partition = 0; count != null && partition < count; partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
        }
        return partitions;
    }

    private static boolean isActive(Subscription subscription) {
        ByteBuffer data = subscription.userData();
        return data != null && data.remaining() >= Byte.BYTES && data.get(data.position()) == 1;
    }

    private static long since(Subscription subscription) {
        ByteBuffer data = subscription.userData();
        return data != null && data.remaining() >= Byte.BYTES + Long.BYTES
                ? data.getLong(data.position() + Byte.BYTES)
                : Long.MAX_VALUE;
    }
}

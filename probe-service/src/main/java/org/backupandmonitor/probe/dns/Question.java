package org.backupandmonitor.probe.dns;

import java.net.InetAddress;
import java.util.Locale;
import org.backupandmonitor.contracts.monitor.DnsCheck;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * What is asked.
 *
 * @param name absolute
 * @param type a record type's number (RFC 1035 and later)
 */
record Question(Name name, int type) {

    /** @throws IllegalArgumentException if the name or type makes no sense; the message is fit for people */
    static Question of(DnsCheck check) {
        int type = Type.value(check.recordType().toUpperCase(Locale.ROOT));
        if (type < 0) {
            throw new IllegalArgumentException("\"" + check.recordType() + "\", which is no record type");
        }
        try {
            if (type == Type.PTR && Address.isDottedQuad(check.name())) {
                InetAddress address = Address.getByAddress(check.name());
                return new Question(ReverseMap.fromAddress(address), type);
            }
            return new Question(Name.fromString(check.name(), Name.root), type);
        } catch (TextParseException | java.net.UnknownHostException e) {
            throw new IllegalArgumentException("\"" + check.name() + "\", which is no domain name", e);
        }
    }

    Message message() {
        return Message.newQuery(Record.newRecord(name, type, DClass.IN));
    }

    String shown() {
        return Type.string(type) + " records of " + name.toString(true);
    }
}

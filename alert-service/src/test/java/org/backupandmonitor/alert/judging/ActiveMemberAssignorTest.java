package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

/** One instance judges; Kafka says which. */
class ActiveMemberAssignorTest {

    private static final List<String> TOPICS = List.of("results", "heartbeats");

    private final Map<String, Subscription> members = new HashMap<>();

    @Test
    void test_one_member_gets_everything() {
        member("a", false, 20);
        member("b", false, 10);

        Map<String, Assignment> assignments = assign();

        assertThat(assignments.get("b").partitions()).hasSize(6);
        assertThat(assignments.get("a").partitions()).isEmpty();
    }

    @Test
    void test_who_judges_goes_on_judging_when_others_come() {
        member("a", true, 20);
        member("b", false, 10);

        assertThat(assign().get("a").partitions()).hasSize(6);
    }

    @Test
    void test_a_member_of_another_version_does_not_break_the_group() {
        member("a", false, 20);
        members.put("b", new Subscription(TOPICS, ByteBuffer.allocate(0)));
        members.put("c", new Subscription(TOPICS, null));

        assertThat(assign().get("a").partitions()).hasSize(6);
    }

    private void member(String name, boolean active, long since) {
        ByteBuffer data = ByteBuffer.allocate(9);
        data.put((byte) (active ? 1 : 0)).putLong(since).flip();
        members.put(name, new Subscription(TOPICS, data));
    }

    private Map<String, Assignment> assign() {
        List<PartitionInfo> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            for (int partition = 0; partition < 3; partition++) {
                partitions.add(new PartitionInfo(topic, partition, null, new Node[0], new Node[0]));
            }
        }
        Cluster cluster = new Cluster("c", List.of(), partitions, Set.of(), Set.of());
        return new ActiveMemberAssignor()
                .assign(cluster, new GroupSubscription(members))
                .groupAssignment();
    }
}

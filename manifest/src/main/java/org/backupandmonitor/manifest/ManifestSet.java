package org.backupandmonitor.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several manifests of one repository, judged together: each must name a project of its own. */
public final class ManifestSet {

    /**
     * A manifest and the file it is from.
     *
     * @param file as people know it
     */
    public record Member(String file, ParsedManifest parsed) {}

    private ManifestSet() {}

    /** The same members in the same order, with what is wrong between them said at the later one. */
    public static List<Member> checked(List<Member> members) {
        Map<String, String> files = new HashMap<>();
        List<Member> checked = new ArrayList<>();
        for (Member member : members) {
            String before = member.parsed()
                    .project()
                    .map(project -> files.putIfAbsent(project, member.file()))
                    .orElse(null);
            checked.add(
                    before == null
                            ? member
                            : new Member(member.file(), member.parsed().duplicateOf(before)));
        }
        return checked;
    }
}

package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.manifest.text.Commented;

/** One target of a job of Prometheus, as blackbox_exporter checks it. */
final class BlackboxTarget {

    private static final String PARAMETER = "__param_";

    private final String job;
    private final String address;
    private final String target;
    private final Map<String, String> labels;
    private final Set<String> notFollowed;
    private final String moduleName;
    private final In module;
    private final Commented monitor = new Commented();
    private final Map<String, Object> expect = new LinkedHashMap<>();

    /**
     * @param address as it stands in the file
     * @param labels what relabeling made of its labels
     * @param notFollowed what of the relabeling could not be followed
     */
    BlackboxTarget(String job, String address, Map<String, String> labels, Set<String> notFollowed, In modules) {
        this.job = job;
        this.address = address;
        this.labels = labels;
        this.notFollowed = notFollowed;
        this.target = labels.getOrDefault(PARAMETER + "target", address);
        this.moduleName = labels.getOrDefault(PARAMETER + "module", "http_2xx");
        this.module = modules.at(moduleName).part();
    }

    /**
     * @param place where the target stands
     * @param more parts whose other keys have not been told of yet
     */
    void put(Scraping scraping, In place, List<In> more, Draft draft) {
        monitor.put(
                "name", draft.monitorName(job + "-" + PlainUrl.shown(address).replaceFirst("^[a-z]+://", "")));
        if (!module.isTable()) {
            monitor.comment(
                    "name",
                    "TODO module \"" + moduleName + "\" is not in the file: its conditions are not carried over");
        }
        String prober =
                module.text("prober").orElse(moduleName.replaceFirst("_.*", "").toLowerCase(Locale.ROOT));
        In section = module.at(prober);
        switch (prober) {
            case "http" -> BlackboxHttp.put(target, moduleName, section, monitor, expect, draft);
            case "websocket" -> BlackboxWebsocket.put(target, moduleName, section, monitor, expect, draft);
            case "tcp" -> tcp(section);
            case "icmp" -> monitor.put("icmp", target);
            case "dns" -> dns(section);
            case "grpc" -> grpc(section);
            default -> {
                draft.leaveOut(
                        "monitors",
                        "\"" + PlainUrl.shown(target) + "\" is probed by \"" + prober + "\", which is not known here",
                        place);
                return;
            }
        }
        section.skipIf("ip_protocol_fallback", "true");
        section.skipIf("preferred_ip_protocol", "ip6");
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        scraping.put(labels, module, monitor);
        monitor.put("group", job);
        labels();
        List<In> from = new ArrayList<>(more);
        from.add(module);
        draft.monitor(monitor, place, from);
    }

    private void tcp(In tcp) {
        Map<String, Object> table = new LinkedHashMap<>();
        tls(tcp, table);
        tcp.at("tls_config").text("server_name").ifPresent(name -> table.put("server-name", name));
        if (!tcp.yes("tls")) {
            monitor.put("tcp", target);
        } else if (table.isEmpty()) {
            monitor.put("tls", target);
        } else {
            Map<String, Object> tls = new LinkedHashMap<>();
            Targets.putHostPort(target, tls);
            tls.putAll(table);
            monitor.put("tls", tls);
        }
    }

    private void dns(In dns) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("name", dns.text("query_name").orElse("").replaceAll("(?<=.)\\.$", ""));
        String type = dns.text("query_type").orElse("ANY").toUpperCase(Locale.ROOT);
        table.put("type", type.equals("ANY") ? "A" : type);
        if (type.equals("ANY")) {
            monitor.comment("name", "TODO it asked for records of any type; here one must be named");
        }
        table.put("server", target);
        monitor.put("dns", table);
        if (dns.at("valid_rcodes").texts().stream().anyMatch(code -> !code.equals("NOERROR"))) {
            monitor.comment(
                    "name",
                    "TODO valid_rcodes "
                            + String.join(", ", dns.at("valid_rcodes").texts())
                            + ": here an answer with an error is DOWN");
        }
        dns.skipIf("transport_protocol", "udp");
        dns.skipIf("dns_over_tls", "false");
        dns.skipIf("recursion_desired", "true");
        dns.skipIf("query_class", "IN");
    }

    private void grpc(In grpc) {
        Map<String, Object> table = new LinkedHashMap<>();
        Targets.putHostPort(target, table);
        grpc.text("service").ifPresent(service -> table.put("service", service));
        table.put("tls", grpc.yes("tls"));
        tls(grpc, table);
        monitor.put("grpc", table);
    }

    private static void tls(In section, Map<String, Object> table) {
        if (section.at("tls_config").yes("insecure_skip_verify")) {
            table.put("insecure", true);
        }
    }

    private void labels() {
        Labels kept = new Labels(monitor);
        labels.forEach((key, value) -> {
            boolean ownName = key.equals("job") && value.equals(job)
                    || key.equals("instance") && (value.equals(target) || value.equals(address));
            if (key.startsWith(PARAMETER)) {
                if (!List.of("target", "module", "debug").contains(key.substring(PARAMETER.length()))) {
                    monitor.comment(
                            "name", "TODO parameter " + key.substring(PARAMETER.length()) + " is not carried over");
                }
            } else if (!key.startsWith("__") && !ownName) {
                kept.add(key.replace('_', '-'), value);
            }
        });
        kept.put();
        notFollowed.forEach(each -> monitor.comment(
                "name", "TODO relabel_configs: " + each + " is not followed; see to target and labels"));
    }
}

workspace "Backup and Monitor" "Pulls backup-and-monitor.yaml from Git, monitors what it names, pulls the backups it names, and tells people." {

    !identifiers hierarchical

    model {
        developer = person "Developer" "Keeps backup-and-monitor.yaml beside the code and pushes it."
        ops = person "Ops" "Runs the servers, owns bam.yaml, watches the status UI."
        git = softwareSystem "Git host" "Holds the repositories with their manifests." "External"
        targets = softwareSystem "Endpoints" "Whatever a manifest says to monitor." "External"
        sources = softwareSystem "Backup sources" "Hosts and databases whose data is pulled." "External"
        vaults = softwareSystem "Vaults" "restic repositories: encrypted, deduplicated." "External"
        people = softwareSystem "Email and Slack" "Where people hear of incidents." "External"
        watcher = softwareSystem "External watcher" "Pingdom and the like: watches the watcher." "External"

        bam = softwareSystem "Backup and Monitor" "Monitors, backs up, tells people, and is never silently blind." {
            config = container "config-service" "Repositories to revisions to definitions." "Quarkus, JGit"
            probe = container "probe-service" "Definitions to checks to results; one or more per location." "Quarkus, Netty"
            backup = container "backup-service" "Definitions to pull to restic to runs." "Quarkus, restic, rsync"
            alert = container "alert-service" "Results, runs and heartbeats to statuses, incidents and notifications." "Quarkus"
            status = container "status-ui" "History, UI, public pages, badges, API, watch endpoint." "Quarkus, Qute"
            kafka = container "Kafka" "Topics bam.*.v1: definitions, results, runs, heartbeats, statuses, incidents." "Apache Kafka" "Store"
            postgres = container "PostgreSQL" "One schema per owner: config, backup, alert, status." "PostgreSQL 18" "Store"
        }

        developer -> git "pushes the manifest to"
        ops -> bam.status "watches" "HTTPS"
        bam.config -> git "pulls manifests from" "https, ssh, file"
        bam.probe -> targets "checks"
        bam.backup -> sources "pulls from" "rsync over SSH, pg_dump"
        bam.backup -> vaults "stores in, restores from" "restic"
        bam.alert -> people "notifies" "SMTP, webhook"
        people -> developer "tell"
        people -> ops "tell"
        watcher -> bam.status "asks /watch" "HTTPS"
        bam.alert -> watcher "pings while all is fresh" "HTTPS"

        bam.config -> bam.kafka "publishes projects, monitors, backups, revisions to"
        bam.kafka -> bam.probe "monitors"
        bam.probe -> bam.kafka "results"
        bam.kafka -> bam.backup "backups, commands"
        bam.backup -> bam.kafka "runs"
        bam.kafka -> bam.alert "results, runs, heartbeats, revisions"
        bam.alert -> bam.kafka "statuses, incidents, notifications"
        bam.kafka -> bam.status "everything that people see"
        bam.status -> bam.kafka "commands"
        bam.config -> bam.postgres "schema config"
        bam.backup -> bam.postgres "schema backup"
        bam.alert -> bam.postgres "schema alert"
        bam.status -> bam.postgres "schema status"
    }

    views {
        systemContext bam "context" "Who and what is around the system." {
            include *
            include developer
        }
        container bam "containers" "The services and what passes between them." {
            include *
        }
    }
}

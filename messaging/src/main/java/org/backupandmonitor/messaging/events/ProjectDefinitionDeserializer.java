package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link ProjectDefinition} records. */
public final class ProjectDefinitionDeserializer extends EventDeserializer<ProjectDefinition> {

    public ProjectDefinitionDeserializer() {
        super(ProjectDefinition.class);
    }
}

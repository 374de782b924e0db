package org.backupandmonitor.alert.operations;

/** What went wrong with a request, for people. */
record ProblemBody(String error) {}

package org.backupandmonitor.cli.sample;

/**
 * Something the system sent, as a person would see it.
 *
 * @param way email or Slack
 * @param to whom it went to, where that can be told
 */
record Message(String way, String to, String subject, String text) {}

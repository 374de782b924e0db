package org.backupandmonitor.manifest.source;

/**
 * Why a text is no readable document.
 *
 * @param code stable, such as {@code syntax}
 */
public record Problem(String code, Span span, String message) {}

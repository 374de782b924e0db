package org.backupandmonitor.manifest.source;

/** One piece of a document: a {@link Scalar}, a {@link Listing} or a {@link Table}. */
public sealed interface Node permits Scalar, Listing, Table {

    /** Where it stands; for a table or list that is where it begins. */
    Span span();

    /** The same standing elsewhere: where an alias stands for it. What is inside of it stays where it is. */
    Node at(Span place);

    /** How much it is, itself included. */
    Weight weight();

    /** What it is, in the word a person would use: {@code text}, {@code a number}, {@code a list}, ... */
    String what();
}

/*
 * Colours, and when there are any: on a terminal, unless NO_COLOR says no.  No
 * other file knows an escape sequence.
 */
#ifndef CLIENT_COLOUR_H
#define CLIENT_COLOUR_H

/*
 * Prints a word on stdout, filled up to width with blanks, in the colour of what
 * it says: "succeeded", "failed", "available".
 */
void colour_print(const char *word, int width);

#endif

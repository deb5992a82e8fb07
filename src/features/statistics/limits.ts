/** Characters of a message to students, and people whom one goes to. */
export const longestMessage = 2_000;
export const mostRecipients = 50;

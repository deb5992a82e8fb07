export const longestVoiceName = 120;
export const longestVoiceRole = 160;
export const longestVoice = 600;

/** How many of the featured ones the front page has room for. */
export const shownOnFrontPage = 3;

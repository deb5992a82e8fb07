/** A variable as it is written in a prompt. */
export const variableName = (name: string): string => `{{${name}}}`;

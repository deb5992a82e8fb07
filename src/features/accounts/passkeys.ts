/** Minutes within which a device has to answer what the site asked it. */
export const challengeMinutes = 5;
/** As many passkeys one account may have. */
export const mostPasskeys = 20;

/** Passkeys belong to a domain: a browser refuses them on an address of numbers. */
export const isPasskeyHost = (hostname: string): boolean => !/^[\d.]+$|^\[/.test(hostname);

import "server-only";

/** What is read of a person who wants to sign in, by whatever method. */
export const entrantColumns = {
  id: true,
  passwordHash: true,
  isActive: true,
  isDemo: true,
  anonymizedAt: true,
  failedLoginAttempts: true,
  temporaryBanUntil: true,
} as const;

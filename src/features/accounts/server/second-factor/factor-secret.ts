import "server-only";
import { openSealed, sealText } from "@/server/auth/sealed-text";

const purpose = "second factors v1";

/** A secret as the database keeps it, bound to its person: copied into someone else's row it opens nothing. */
export const sealSecret = (userId: string, secret: string): string => sealText(purpose, userId, secret);

/** Null after AUTH_SECRET became another one: recovery codes go with it, and an admin's command is the way back in. */
export const openSecret = (userId: string, sealed: string): string | null => openSealed(purpose, userId, sealed);

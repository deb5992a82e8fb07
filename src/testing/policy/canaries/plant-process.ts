import { encode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { db } from "@/server/db/client";
import { aClock } from "@/testing/clock";
import { theScene } from "../procedures/scene";
import { moreThings } from "./more-things";
import { plantCanaries } from "./plant";

/** Makes the scene with its canaries on the site whose DATABASE_URL, DATA_DIR and APP_URL it is given, and says where all is. */
const clock = aClock(new Date().toISOString());
const scene = await theScene(db, clock);
const things = { ...scene, ...(await moreThings(db, clock, scene)) };
const canaries = await plantCanaries(db, things);
const salt = sessionCookieName(env.APP_URL);
const cookies: Record<string, string> = {};
for (const [column, { sessionId }] of Object.entries(scene.people))
  cookies[column] = `${salt}=${await encode({ token: { sessionId }, secret: authSecret(), salt })}`;
process.send?.({ things, canaries, cookies });
process.disconnect?.();
process.exit(0);

import { encode } from "next-auth/jwt";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { db } from "@/server/db/client";
import { aClock } from "@/testing/clock";
import type { Column } from "../procedures/people";
import { theScene } from "../procedures/scene";
import { moreThings } from "./more-things";
import { plantCanaries } from "./plant";

/** Makes the scene with its canaries on the site of this process's DATABASE_URL, DATA_DIR and APP_URL, and says where all is. */
export async function plantScene() {
  const clock = aClock(new Date().toISOString());
  const scene = await theScene(db, clock);
  const things = { ...scene, ...(await moreThings(db, clock, scene)) };
  const canaries = await plantCanaries(db, things);
  const salt = sessionCookieName(env.APP_URL);
  const cookies: Partial<Record<Column, string>> = {};
  for (const [column, { sessionId }] of Object.entries(scene.people))
    cookies[column as Column] = `${salt}=${await encode({ token: { sessionId }, secret: authSecret(), salt })}`;
  return { things, canaries, cookies };
}

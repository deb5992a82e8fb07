import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NextRequest } from "next/server";
import { afterEach, expect, test } from "vitest";
import { setVariable } from "@/env/server";
import { hostCookieAttributes, hostCookieName } from "./host-cookie";
import { handlers } from "./next-auth";
import { sessionCookieName } from "./session-cookie";

const site = "https://learn.example.org";
afterEach(() => setVariable("APP_URL", ""));

test("under TLS a cookie that proves something is bound to the host; without TLS browsers would refuse that", () => {
  expect(sessionCookieName(site)).toBe("__Host-authjs.session-token");
  expect(sessionCookieName("http://127.0.0.1:3000")).toBe("authjs.session-token");
  expect(hostCookieName("lectern.device", site)).toBe("__Host-lectern.device");
  expect(hostCookieAttributes(site)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  expect(hostCookieAttributes("http://127.0.0.1:3000")).toEqual({
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: false,
  });
});

test.each([
  [site, "__Host-", true],
  ["http://127.0.0.1:3000", "", false],
])("the library's own cookies follow: %s", async (appUrl, prefix, isSecure) => {
  setVariable("APP_URL", appUrl);
  const answer = await handlers.GET(new NextRequest(`${appUrl}/api/auth/csrf`));
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.find((cookie) => cookie.includes("csrf-token"))).toMatch(new RegExp(`^${prefix}authjs\\.csrf-token=`));
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(/; Secure/i.test(cookie)).toBe(isSecure);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
});

test("every cookie that the server sets for itself has those attributes", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const setting = readdirSync(folder).filter(
    (file) => file.endsWith(".ts") && /cookies\(\)\)\.set\(/.test(readFileSync(`${folder}${file}`, "utf8")),
  );
  expect(setting).toEqual(["device-cookie.ts", "pending-cookie.ts"]);
  for (const file of setting)
    expect(readFileSync(`${folder}${file}`, "utf8")).toContain("hostCookieAttributes(env.APP_URL)");
});

import { describe, expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { type Asked, guardedRoute, withSignIn } from "./guarded-route";

testDatabase();

type NoParams = Record<never, never>;

const ask = (route: ReturnType<typeof guardedRoute<NoParams>>) =>
  route(new Request("http://localhost/some/file?as=csv"), { params: Promise.resolve({}) });
const ok = () => new Response("given");

describe("a guarded route", () => {
  test("answers what its handler gives once a procedure of its action let the asker through", async () => {
    const route = guardedRoute("site.read", async ({ api }) => {
      await api.catalog.filterChoices();
      return ok();
    });
    expect(await (await ask(route)).text()).toBe("given");
  });

  test("gives nothing out that no guard of its action was asked for", async () => {
    const forgetful = guardedRoute("site.read", async () => ok());
    await expect(ask(forgetful)).rejects.toThrow("site.read");
    const other = guardedRoute("admin.use", async ({ api }) => {
      await api.catalog.filterChoices();
      return ok();
    });
    await expect(ask(other)).rejects.toThrow("admin.use");
  });

  test("answers a refusal with its status, or with the way to sign in and back", async () => {
    const read = async ({ api }: Asked<NoParams>) => Response.json(await api.records.transcript());
    expect((await ask(guardedRoute("account.own", read))).status).toBe(401);
    const refuse = (error: Parameters<typeof withSignIn>[0]) => withSignIn(error, "/transcript.pdf");
    const led = await ask(guardedRoute("account.own", read, { refuse }));
    expect([led.status, led.headers.get("location")]).toEqual([307, "/sign-in?next=%2Ftranscript.pdf"]);
  });
});

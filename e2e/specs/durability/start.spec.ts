import { expect, test } from "../../fixtures/own-site";

test("a start says where its time goes; a second one on the same data says so; a signal ends all of it, cleanly", async ({
  site,
  request,
}) => {
  expect(site.output).toMatch(/^ +database .*\d\.\d s$/m);
  await expect(site.command("start")).rejects.toThrow(/start ended with 1:[\s\S]*already running on .*Stop it first/);
  expect((await request.get(`${site.url}/api/health`)).status(), "the first one goes on").toBe(200);
  await expect
    .poll(() => site.command("doctor"), "the doctor sees the jobs process")
    .toMatch(/job runner +embedded runner, running$/m);

  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    expect(await site.stop(signal), `status after ${signal}`).toBe(0);
    await expect.poll(() => site.hasDatabase, "the database ends with the site").toBe(false);
    await expect(request.get(site.url)).rejects.toThrow("ECONNREFUSED");
    if (signal === "SIGTERM") await site.start();
  }
});

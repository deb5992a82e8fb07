import { expect, it } from "vitest";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { reviewScene, someWords } from "@/testing/review-scene";

const database = testDatabase();
const clock = aClock();
const scene = reviewScene(database, clock);

type Course = Awaited<ReturnType<typeof scene.aCourse>>;

interface Writer {
  /** Days that the account is old when it writes. */
  age: number;
  ip: string;
  rating?: number;
}

async function write(course: Course, { age, ip, rating = 5 }: Writer): Promise<string> {
  const { person, reviews } = await scene.aLearner(course);
  const at = clock.now();
  const createdAt = new Date(at.getTime() - age * 86_400_000);
  await database.db.user.update({ where: { id: person.id }, data: { createdAt } });
  const until = new Date(at.getTime() + 86_400_000);
  const seen = {
    loginMethod: "PASSWORD",
    createdAt,
    lastActivityAt: at,
    idleExpiresAt: until,
    expiresAt: until,
  } as const;
  await database.db.userSession.create({
    data: { ...seen, userId: person.id, ipAddress: ip },
  });
  const { reviewId } = await reviews.write({ courseId: course.id, ...someWords, rating });
  clock.advance(60_000);
  return reviewId;
}

async function burstsOf(ids: readonly string[]) {
  const { reviews } = await scene.aModerator();
  const queued = (await reviews.queue({ queue: "all" })).reviews;
  return ids.map((id) => queued.find((review) => review.id === id)?.burst);
}

it("flags a day's reviews of accounts that were just made, and decides nothing", async () => {
  const course = await scene.aCourse();
  const writers = Array.from({ length: 5 }, (_, at) => ({ age: at, ip: `198.51.${at}.7`, rating: 1 }));
  const ids: string[] = [];
  for (const writer of writers) ids.push(await write(course, writer));
  const old = await write(course, { age: 60, ip: "203.0.113.9", rating: 1 });
  expect(await burstsOf([...ids, old])).toEqual([...ids.map(() => ({ newAccounts: 5, onOneNetwork: 0 })), null]);
  const states = await database.db.review.findMany({ where: { courseId: course.id }, select: { state: true } });
  expect(states.every(({ state }) => state === "PENDING")).toBe(true);
});

it("flags people on one network, and not who wrote of something else, on another day, or from elsewhere", async () => {
  const [course, other] = [await scene.aCourse(), await scene.aCourse()];
  const early = await write(course, { age: 90, ip: "192.0.2.1" });
  clock.advance(25 * 3_600_000);
  const ids = [];
  for (const last of [10, 20, 30]) ids.push(await write(course, { age: 90, ip: `192.0.2.${last}` }));
  const elsewhere = await write(course, { age: 90, ip: "198.51.100.4" });
  const ofOther = await write(other, { age: 90, ip: "192.0.2.40" });
  expect(await burstsOf([early, ...ids, elsewhere, ofOther])).toEqual([
    null,
    ...ids.map(() => ({ newAccounts: 0, onOneNetwork: 3 })),
    null,
    null,
  ]);
});

it("leaves low stars of people who have been here for a while alone, however many", async () => {
  const course = await scene.aCourse();
  const ids = [];
  for (let at = 0; at < 8; at += 1) ids.push(await write(course, { age: 30, ip: `10.0.${at}.1`, rating: 1 }));
  expect(await burstsOf(ids)).toEqual(ids.map(() => null));
});

import { expect, it } from "vitest";
import * as z from "zod";
import { event } from "./event";

const lessonRead = event("lesson/read", { lessonId: z.uuid(), minutes: z.number().nullable() });
const data = { lessonId: "0198c7a2-6f3e-7c1a-9d55-1b2c3d4e5f60", minutes: 4 };

it("makes an event of the contract's name and data", () => {
  expect(lessonRead(data)).toEqual({ name: "lesson/read", data });
  expect(lessonRead.name).toBe("lesson/read");
});

it("makes none that its readers would refuse", () => {
  expect(() => lessonRead({ ...data, lessonId: "the first" })).toThrow(z.ZodError);
  expect(() => lessonRead({ lessonId: data.lessonId } as never)).toThrow(z.ZodError);
});

it("lets fields pass that it doesn't know, and sends none of them", () => {
  const later = { ...data, mood: "calm" };
  expect(lessonRead.data.safeParse(later).data).toEqual(data);
  expect(lessonRead(later).data).toEqual(data);
});

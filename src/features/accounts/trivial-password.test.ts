import { describe, expect, it } from "vitest";
import { isTrivialPassword } from "./trivial-password";

const solveig = { name: "Solveig Aas-Brekke", emails: ["s.brekke@fjordmail.example"] };

describe("a password that is hardly more than what everybody knows", () => {
  it.each([
    "Solveig2024",
    "brekke!!99",
    "s.brekke@fjordmail.example",
    "FJORDMAIL1",
    "aaaaaaaa",
    "abababab",
    "12345678",
    "87654321",
    "qwertyuiop",
    "abc1abc1abc1",
    "🐎🐎🐎🐎🐎🐎🐎🐎",
    "ｓｏｌｖｅｉｇ１",
  ])("is refused: %s", (password) => expect(isTrivialPassword(password, solveig)).toBe(true));

  it.each([
    "solveig walks the long way home",
    "a!@#$%^&*(",
    "tide table, low water",
    "пролив у маяка",
    "🐎🔋📎🌋🧵🪁🥣🛶",
  ])("leaves others alone: %s", (password) => expect(isTrivialPassword(password, solveig)).toBe(false));

  it("takes short parts of a name for chance", () => {
    expect(isTrivialPassword("aas-x7-lo", { name: "Bo Aas", emails: ["bo@aas.example"] })).toBe(false);
  });
});

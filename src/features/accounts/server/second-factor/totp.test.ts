import { expect, test } from "vitest";
import { codeAt, makeTotpSecret, stepOfCode, totpAddress } from "./totp";

/** RFC 6238, appendix B: the ASCII text 12345678901234567890, its codes cut to six digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at second %i the code is %s", (second, code) => {
  const at = new Date(second * 1000);
  expect(codeAt(secret, at)).toBe(code);
  expect(stepOfCode(secret, code, at)).toBe(BigInt(Math.floor(second / 30)));
});

test("a clock may be one step off, to either side, and no more", () => {
  const at = new Date(1_234_567_890_000);
  const steps = [-60, -30, 0, 30, 60].map(
    (off) => stepOfCode(secret, "005924", new Date(at.getTime() + off * 1000)) !== null,
  );
  expect(steps).toEqual([false, true, true, true, false]);
});

test("a made secret has 160 bits, and its address says who it is for", () => {
  const made = makeTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(made, { issuer: "Lectern", label: "h@example.test" }));
  expect(address.protocol).toBe("otpauth:");
  expect(address.searchParams.get("secret")).toBe(made);
  expect(address.searchParams.get("issuer")).toBe("Lectern");
});

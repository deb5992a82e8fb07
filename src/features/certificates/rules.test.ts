import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import {
  certificateNumberFrom,
  confusablePositions,
  NUMBER_BYTES,
  parseCertificateReference,
  spanOf,
  studyTime,
} from "./rules";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const number = fc.uint8Array({ minLength: NUMBER_BYTES, maxLength: NUMBER_BYTES }).map(certificateNumberFrom);
const plainOf = (text: string) => text.replace("LCT", "").replaceAll("-", "");

describe("the number of a certificate", () => {
  it("reads LCT and three groups, from 60 random bits", () => {
    fc.assert(
      fc.property(number, (made) => {
        expect(made).toMatch(/^LCT-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
    const made = new Set(Array.from({ length: 60 }, (_, bit) => certificateNumberFrom(bitSet(bit))));
    expect(made.size, "each of the 60 bits changes the number").toBe(60);
  });

  it("is found again from what people type: case, spaces, dashes, no prefix, confusable letters, a link", () => {
    const spoilt = (made: string) => [
      made,
      made.toLowerCase(),
      plainOf(made),
      made.replaceAll("-", " "),
      made.replaceAll("-", "\u2013"),
      `  ${made}\n`,
      `LCT-${plainOf(made).replaceAll("0", "O").replaceAll("1", "l").replaceAll("V", "u")}`,
      `https://learn.example/verify/${made}`,
      `http://127.0.0.1:3000/verify/${made}/?a=b#c`,
      `https://learn.example/certificates/${made}.pdf`,
    ];
    fc.assert(
      fc.property(number, (made) => {
        for (const typed of spoilt(made))
          expect(parseCertificateReference(typed), typed).toEqual({ kind: "number", number: made });
      }),
    );
  });

  it("catches every single wrong character", () => {
    fc.assert(
      fc.property(number, fc.nat(12), (made, at) => {
        const plain = plainOf(made);
        for (const other of alphabet) {
          if (other === plain[at]) continue;
          expect(parseCertificateReference(plain.slice(0, at) + other + plain.slice(at + 1)).kind).toBe("misread");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("catches every exchange of two characters, neighbours or not", () => {
    fc.assert(
      fc.property(number, (made) => {
        const plain = plainOf(made);
        for (let i = 0; i < plain.length; i++)
          for (let j = i + 1; j < plain.length; j++) {
            if (plain[i] === plain[j]) continue;
            const exchanged = [...plain];
            [exchanged[i], exchanged[j]] = [plain.charAt(j), plain.charAt(i)];
            expect(parseCertificateReference(exchanged.join("")).kind).toBe("misread");
          }
      }),
      { numRuns: 60 },
    );
  });

  it("never takes other text for a number, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (text) => {
        const read = parseCertificateReference(text);
        if (read.kind === "number") expect(parseCertificateReference(read.number)).toEqual(read);
      }),
    );
    for (const text of ["", "LCT", "LCT-7F3K-2291", "%E0%A4%A", "../../etc/passwd", "\u0000"])
      expect(parseCertificateReference(text).kind).toBe("unreadable");
  });

  it("refuses too little randomness", () => {
    expect(() => certificateNumberFrom(new Uint8Array(7))).toThrow(RangeError);
  });
});

describe("a verification hash", () => {
  const hash = "0f".repeat(32);
  it("is told from a number, in any case, alone or in a link", () => {
    for (const text of [hash, hash.toUpperCase(), `https://learn.example/verify/${hash}`])
      expect(parseCertificateReference(text)).toEqual({ kind: "hash", hash });
    expect(parseCertificateReference(hash.slice(1)).kind).toBe("unreadable");
  });
});

describe("what the page says about a number that was not found", () => {
  it("marks the letters that are never printed, past the prefix", () => {
    expect(confusablePositions("LCT-7F3K-2O91-QX8MI")).toEqual([10, 18]);
    expect(confusablePositions("7F3K")).toEqual([]);
  });

  it("knows whether one day was enough, by the dates that it prints", () => {
    const end = new Date("2026-11-30T21:00:00Z");
    expect([null, end, new Date("2026-11-30T00:00:00Z")].map((start) => spanOf(start, end))).toEqual([
      "day",
      "day",
      "day",
    ]);
    expect(spanOf(new Date("2026-11-29T23:59:59Z"), end)).toBe("days");
  });

  it("gives minutes as hours and minutes", () => {
    expect(studyTime(400)).toEqual({ hours: 6, minutes: 40 });
    expect(studyTime(0)).toEqual({ hours: 0, minutes: 0 });
    expect(studyTime(59.6)).toEqual({ hours: 1, minutes: 0 });
  });
});

function bitSet(bit: number): Uint8Array {
  const bytes = new Uint8Array(NUMBER_BYTES);
  const at = NUMBER_BYTES - 1 - Math.floor(bit / 8);
  bytes[at] = 1 << (bit % 8);
  return bytes;
}

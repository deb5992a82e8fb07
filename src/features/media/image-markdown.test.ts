import { expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { coursePath } from "./course-path";
import { imageMarkdown, imageParts } from "./image-markdown";
import { markdownWords } from "./markdown-words";
import { findContentFacts } from "./server/find-content-facts";

test("an image is found again with its words and its path, whatever they are", async () => {
  const words = fc.string({
    unit: fc.constantFrom("a", " ", "[", "]", "\\", "(", ")", "!", "*", "_", "`", "<", "&", "é"),
  });
  const name = fc.string({ unit: fc.constantFrom("a", " ", "(", ")", "é", "-"), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(words, name, async (alt, file) => {
      const path = `media/${file}.png`;
      const markdown = imageMarkdown({ path, alt });
      const { images } = await findContentFacts(`Look.\n\n${markdown}`);
      expect(images.map((image) => image.alt)).toEqual([alt.trim().replaceAll(/\s+/g, " ")]);
      expect(coursePath(images[0]?.address ?? "")).toBe(path.normalize("NFC"));
      expect(markdownWords(`See ${markdown}!`)).toBe(`See ${alt.trim().replaceAll(/\s+/g, " ")}!`);
      expect(imageParts(markdown)).toEqual({ path, alt: alt.trim().replaceAll(/\s+/g, " ") });
    }),
  );
  expect(imageMarkdown({ path: "media/a map (1).png", alt: " A [small]\nmap " })).toBe(
    "![A \\[small\\] map](media/a%20map%20%281%29.png)",
  );
  expect(imageMarkdown({ path: "media/line.svg", alt: "  " })).toBe("![](media/line.svg#decorative)");
  expect(imageParts("![A](asset:media/a.png#decorative)")).toEqual({ path: "media/a.png", alt: "A" });
  const others = [
    "",
    "![A](https://example.org/a.png)",
    "![A](//example.org/a.png)",
    "See ![A](a.png)",
    "![A](a.png) too",
  ];
  expect(others.map(imageParts)).toEqual(others.map(() => null));
});

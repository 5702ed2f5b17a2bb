// Opens PDF files with the engines of Firefox (pdf.js) and of Chrome and Edge
// (PDFium): every page is interpreted, tagged, and has the same text in both.
import fs from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PDFiumLibrary } from "@hyzyla/pdfium";

// words compares texts whatever the engines do of spaces and of order; PDFium
// takes a hyphen at the end of a line for a word division, mirrors brackets
// beside Arabic and writes some fractions with an ordinary slash.
const words = (text) => [...text.normalize("NFKC").replaceAll("\u2044", "/").replace(/[-<>()[\]{}«»≤≥\s\u0000-\u001f\ufffe]/g, "")].sort().join("");

const pdfium = await PDFiumLibrary.init();
let failed = false;
for (const file of process.argv.slice(2)) {
  const problem = (text) => {
    failed = true;
    console.log(`FAIL ${file}: ${text}`);
  };
  const data = fs.readFileSync(file);
  const doc = await getDocument({ data: new Uint8Array(data), verbosity: 0, useSystemFonts: false }).promise;
  const other = await pdfium.loadDocument(data);
  if (other.getPageCount() !== doc.numPages) problem(`${doc.numPages} pages, ${other.getPageCount()} in PDFium`);
  if (!(await doc.getMarkInfo())?.Marked) problem("pdf.js does not see that it is tagged");
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    await page.getOperatorList();
    if (!(await page.getStructTree())) problem(`page ${number}: pdf.js sees no structure`);
    const text = (await page.getTextContent()).items.map((item) => item.str ?? "").join("");
    const otherText = other.getPage(number - 1).getText();
    if (words(text) !== words(otherText)) problem(`page ${number}: the engines read different texts`);
    page.cleanup();
  }
  await doc.destroy();
  other.destroy();
}
pdfium.destroy();
process.exit(failed ? 1 : 0);

// The bare tables of the benchmark, for pdfmake: pdfmake.cjs JSON PDF FONTS
const fs = require("node:fs");
const { createRequire } = require("node:module");
const load = createRequire(process.env.NODE_PATH + "/");
const [data, pdf, fonts] = process.argv.slice(2);
const mm = (n) => (n * 72) / 25.4;
const content = [];
for (const t of JSON.parse(fs.readFileSync(data))) {
  content.push({ text: t.title, style: "head" }, {
    table: {
      headerRows: 1, dontBreakRows: true, widths: t.widths.map((w) => mm(w - 2)),
      body: [t.head.map((text) => ({ text, bold: true })), ...t.rows],
    },
    layout: { paddingLeft: () => mm(1), paddingRight: () => mm(1), paddingTop: () => mm(0.5), paddingBottom: () => mm(0.5) },
  });
}
const document = { pageSize: "A4", pageMargins: mm(15), content, styles: { head: { fontSize: 12 } }, defaultStyle: { font: "Sans", fontSize: 8 } };
const faces = { Sans: { normal: fonts + "/SourceSans3-Regular.ttf", bold: fonts + "/SourceSans3-Bold.ttf" } };
const pdfmake = load("pdfmake");
pdfmake.setFonts(faces);
pdfmake.createPdf(document).write(pdf);

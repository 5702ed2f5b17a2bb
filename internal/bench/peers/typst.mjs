// Typst through its Node binding: typst.mjs SOURCE JSON PDF FONTS [STANDARD]
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const require = createRequire(process.env.NODE_PATH + "/");
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const [source, data, pdf, fonts, standard] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontPaths: [fonts] }], inputs: { data } });
const options = standard ? { pdfStandard: standard } : { pdfTags: false };
writeFileSync(pdf, compiler.pdf({ mainFilePath: source }, options));

//! Small workbooks made for tests, as Excel and LibreOffice write them. Nobody in them is real.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these files.
pub(crate) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of Excel. Each sheet is its name and its rows; a cell that begins with `<` is written as it is, with `@` for the
/// name of its place, any other as a text.
pub(crate) fn xlsx(sheets: &[(&str, &[&[&str]])], merged: &str) -> Vec<u8> {
    let (mut names, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let id = at + 1;
        names += &format!(r#"<sheet name="{name}" sheetId="{id}" r:id="rId{id}"/>"#);
        links += &format!(
            r#"<Relationship Id="rId{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        );
        parts.push((format!("xl/worksheets/sheet{id}.xml"), sheet(rows, merged)));
    }
    let styles = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    links += r#"<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#;
    let workbook = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>"#
    );
    let links = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
    );
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let mut files = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &links),
        ("xl/styles.xml", styles),
    ];
    files.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    archive(&files)
}

fn sheet(rows: &[&[&str]], merged: &str) -> String {
    let mut data = String::new();
    for (row, cells) in rows.iter().enumerate() {
        data += &format!(r#"<row r="{}">"#, row + 1);
        for (column, cell) in cells.iter().enumerate() {
            let place = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
            data += &match *cell {
                "" => String::new(),
                raw if raw.starts_with('<') => raw.replace('@', &place),
                text => format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#),
            };
        }
        data += "</row>";
    }
    let merged = match merged {
        "" => String::new(),
        area => format!(r#"<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>"#),
    };
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData>{merged}</worksheet>"#
    )
}

/// A workbook of LibreOffice with one sheet; a cell that begins with `<` is written as it is.
pub(crate) fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut data = String::new();
    for cells in rows {
        data += "<table:table-row>";
        for cell in *cells {
            data += &match *cell {
                "" => "<table:table-cell/>".to_owned(),
                raw if raw.starts_with('<') => raw.to_owned(),
                text => format!(
                    r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
                ),
            };
        }
        data += "</table:table-row>";
    }
    // As LibreOffice ends each sheet.
    data += r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Pupils">{data}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
        ),
    ])
}

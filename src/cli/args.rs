//! The arguments of the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use sendplan::print::{Format, Ink, Paper, PrintSize, Sheet};
use sendplan::run::{Packing, Shard};
use sendplan::{Audience, Plans, RenderOptions, Sendplan};

use super::choice::{AUDIENCES, FORMATS, INKS, OneOf, PAPERS, SHEETS, SIZES, date};
use super::import_args::Import;
use super::inputs::plan_inputs;
use super::log_args::Log;
use super::template_args::Template;
use super::translate_args::Translate;

/// The help of `--ppi`, in the form that clap gives every option with a default.
const PPI_HELP: &str = "The resolution of PNG images, in pixels per inch\n\n[default: 150]";

/// Turn SEND Support Plans, written in YAML, into the documents that a school hands out.
#[derive(Debug, Parser)]
#[command(
    name = "sendplan",
    version,
    propagate_version = true,
    after_help = "Exit codes: 0 done, 1 a plan has errors, 2 wrong usage or a problem with the computer, 130 stopped by Ctrl-C\n\
                  (143 by a request to end, 129 by closing its window).\n\
                  Nothing leaves this computer: sendplan uses no network and none of the computer's fonts,\n\
                  and reads the clock only to know which reviews are still to come and which are overdue."
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Group)]
pub(crate) struct Global {
    /// Show only what is wrong.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Show more: what was ignored in folders, and why each finding was raised.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
    /// Use this template instead of the one that plans and `sendplan.yaml` name.
    #[arg(id = "in_template", long = "template", value_name = "ID", global = true)]
    pub(crate) in_template: Option<String>,
    /// Add the template in this folder (may be given several times).
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) template_folder: Vec<PathBuf>,
    /// Add a font file, after the built-in ones (may be given several times).
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) font: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Render(Render),
    Check(Check),
    Verify(Verify),
    New(New),
    Import(Import),
    Review(Review),
    Next(Next),
    Log(Log),
    Translate(Translate),
    Template(Template),
    Schema(Schema),
    Wording(Wording),
    Explain(Explain),
    Completions(Completions),
}

/// Make the documents of plans.
///
/// A folder means every plan in it and in its subfolders. `-` reads a plan from standard input. A plan
/// with errors gets no documents; the others are made.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan render kofi.yaml                      all copies, into the folder `out`\n  \
    sendplan render class-3 -o print               a whole class\n  \
    sendplan render kofi.yaml --audience parent    the parents' copies only\n  \
    sendplan render kofi.yaml --document summary-child --format png\n  \
    sendplan render kofi.yaml --print large --paper cream\n  \
    sendplan render school --class \"3 Kestrel\" --dry-run\n  \
    sendplan render school --document quality-report     what to put right, for the SENCO\n  \
    sendplan render school --audience leadership     all that is for the school's leaders\n  \
    sendplan render school --document pupil-on-a-side --pupils KMR-1,IOB-1     an inspector's sample")]
pub(crate) struct Render {
    /// Plans, folders of plans, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder to write to; created if it doesn't exist.
    #[arg(long, short, value_name = "DIR", default_value = "out")]
    pub(crate) output: PathBuf,
    /// Only this document, or these, as in `governors,reviews-due`; `template show` lists them.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(crate) document: Vec<String>,
    /// Only the copies for this audience (may be given several times).
    #[arg(long, value_name = "AUDIENCE", value_parser = OneOf(AUDIENCES))]
    pub(crate) audience: Vec<Audience>,
    /// The format of the documents.
    #[arg(long, default_value = Format::Pdf.name(), value_parser = OneOf(FORMATS))]
    pub(crate) format: Format,
    // No default in clap: whether it was given at all matters, since only PNG images have one.
    /// The resolution of PNG images, in pixels per inch [default: 150].
    #[arg(long, value_name = "N", long_help = PPI_HELP, value_parser = clap::value_parser!(u32).range(10..=600))]
    pub(crate) ppi: Option<u32>,
    #[command(flatten)]
    pub(crate) print: PrintOptions,
    /// Make the documents of an unfinished plan; their pages are marked as a draft.
    #[arg(long)]
    pub(crate) draft: bool,
    /// Join the copies of each class and audience into one file to print; each copy starts on a right-hand page.
    #[arg(long, conflicts_with = "shard")]
    pub(crate) pack: bool,
    /// In packs, put a sheet with the pupil's name before each pupil's copies.
    #[arg(long, requires = "pack")]
    pub(crate) separators: bool,
    /// Only the plans of this class (may be given several times).
    #[arg(long, value_name = "CLASS")]
    pub(crate) class: Vec<String>,
    /// Only the plans of these pupils, by the id in `pupil.id`, as in `KMR-1,IOB-1`: a sample for an inspector, say.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(crate) pupils: Vec<String>,
    /// List only the files that were written.
    #[arg(long)]
    pub(crate) changed: bool,
    /// Make everything again, changed or not.
    #[arg(long)]
    pub(crate) force: bool,
    /// Delete the files that no plan makes any more.
    #[arg(long)]
    pub(crate) prune: bool,
    /// List what would be written, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Only this share of the plans, as in `2/4`: the second of four, for four machines.
    #[arg(long, value_name = "K/N")]
    pub(crate) shard: Option<Shard>,
    /// How progress is shown, on standard error.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = ProgressName::Auto)]
    pub(crate) progress: ProgressName,
    /// Include the plans of closed cycles, which are left out of a folder.
    #[arg(long)]
    pub(crate) all: bool,
    /// The date of the quality report, and from which reviews are still to come; without it, today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<NaiveDate>,
    /// How many threads to use; by default one for each processor.
    #[arg(long, short, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

impl Render {
    /// What is made from each plan, and how it is printed.
    pub(crate) fn options(&self) -> RenderOptions {
        let mut options = RenderOptions::new().format(self.format);
        options = self.document.iter().fold(options, |options, id| options.document(id));
        options = self.audience.iter().fold(options, |options, one| options.audience(*one));
        options = with(options, self.ppi, RenderOptions::ppi);
        options = with(options, self.print.print, RenderOptions::print_size);
        options = with(options, self.print.paper, RenderOptions::paper);
        options = with(options, self.print.ink, RenderOptions::ink);
        options = with(options, self.print.child_sheet, RenderOptions::sheet);
        options = with(options, self.today.or_else(super::today), RenderOptions::today);
        if self.draft { options.draft() } else { options }
    }

    /// The plans, and how the run over them is done.
    pub(crate) fn plans(&self, sendplan: &Sendplan) -> anyhow::Result<Plans> {
        let mut plans = sendplan.plans(plan_inputs(&self.paths)?);
        plans = self.class.iter().fold(plans, |plans, class| plans.class(class));
        plans = self.pupils.iter().fold(plans, |plans, id| plans.pupil(id));
        plans = with(plans, self.shard, Plans::shard);
        plans = with(plans, self.jobs, Plans::threads);
        plans = with(plans, self.packing(), Plans::pack);
        plans = when(plans, self.force, Plans::rewrite);
        plans = when(plans, self.prune, Plans::prune);
        plans = when(plans, self.dry_run, Plans::dry_run);
        Ok(when(plans, self.all, Plans::earlier_cycles))
    }

    fn packing(&self) -> Option<Packing> {
        match (self.pack, self.separators) {
            (false, _) => None,
            (true, false) => Some(Packing::Plain),
            (true, true) => Some(Packing::Separators),
        }
    }
}

/// Passes an option on, if it was given.
fn with<B, T>(builder: B, option: Option<T>, set: impl FnOnce(B, T) -> B) -> B {
    match option {
        Some(value) => set(builder, value),
        None => builder,
    }
}

/// Passes a flag on, if it was given.
fn when<B>(builder: B, flag: bool, set: impl FnOnce(B) -> B) -> B {
    if flag { set(builder) } else { builder }
}

/// A form of progress on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProgressName {
    /// A bar on a terminal, lines elsewhere.
    Auto,
    /// Lines.
    Plain,
    /// One JSON object per line, for programs.
    Json,
    /// None.
    None,
}

/// How copies are printed, whatever plans, households and `sendplan.yaml` ask for.
#[derive(Debug, Group)]
pub(crate) struct PrintOptions {
    /// The print size: 12, 14 or 18 pt for parents, details a little smaller.
    #[arg(long, value_name = "SIZE", value_parser = OneOf(SIZES))]
    pub(crate) print: Option<PrintSize>,
    /// The tint of the paper.
    #[arg(long, value_name = "TINT", value_parser = OneOf(PAPERS))]
    pub(crate) paper: Option<Paper>,
    /// Colour, or shades of grey.
    #[arg(long, value_name = "INK", value_parser = OneOf(INKS))]
    pub(crate) ink: Option<Ink>,
    /// The sheet of the child's pages; A3 prints them larger, with more room.
    #[arg(long, value_name = "SHEET", value_parser = OneOf(SHEETS))]
    pub(crate) child_sheet: Option<Sheet>,
}

/// Look for mistakes in plans and in `sendplan.yaml` files.
///
/// One run shows every mistake, with its line and what to do about it. Nothing is written.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan check kofi.yaml\n  \
    sendplan check class-3 --draft               only warn about what is missing\n  \
    sendplan check . --format json               for scripts\n  \
    sendplan check . --deny warnings             fail on warnings too")]
pub(crate) struct Check {
    /// Plans, folders of plans, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are shown; all but `human` go to standard output.
    #[arg(long, value_enum, default_value_t = FindingsFormat::Human)]
    pub(crate) format: FindingsFormat,
    /// Count these as errors.
    #[arg(long, value_enum)]
    pub(crate) deny: Option<Deny>,
    /// For an unfinished plan: only warn about what is missing.
    #[arg(long)]
    pub(crate) draft: bool,
    /// Also lay out all documents, and report what does not fit on its pages, such as a child's summary that is too full. It
    /// takes longer.
    #[arg(long)]
    pub(crate) pages: bool,
    /// Write in the usual form what can mean one thing only, such as `14/9/2026`, and mend what can be mended without a
    /// choice. Every other byte of the files stays as it is; each line that changes is printed.
    #[arg(long)]
    pub(crate) fix: bool,
    /// With `--fix`: print the lines that would change, and write nothing.
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// The date by which reviews count as overdue; without it, today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<NaiveDate>,
}

/// Compare the files in an output folder with its register.
///
/// Names every file that was changed, is missing, or is in no register. Nothing is written. It cannot notice a file that
/// somebody exchanged together with its line in the register: to be safe from that, keep a copy of `register.csv` where
/// nobody else can write.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan verify out\n  \
    sendplan verify out --format json             for scripts\n\n\
    Exit codes: 0 every file is as the register says, 1 something differs, 2 the folder or its register cannot be read.")]
pub(crate) struct Verify {
    /// The output folder.
    #[arg(value_name = "DIR", default_value = "out")]
    pub(crate) folder: PathBuf,
    /// How the result is shown.
    #[arg(long, value_enum, default_value_t = VerifyFormat::Human)]
    pub(crate) format: VerifyFormat,
}

/// How it is shown what a folder has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    /// One file per line, for people.
    Human,
    /// JSON.
    Json,
}

/// Judge the wording of a sentence: a need, a target or provision.
///
/// Give the sentences on the command line, or one per line on standard input. For each vague one it prints which words
/// are vague, why, and what would make them precise; the others are reported as precise. Nothing is written.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan wording target \"improve behaviour\"\n  \
    sendplan wording need \"struggles with learning\" \"reads 3 of 20 words\"\n  \
    sendplan wording provision < sentences.txt\n  \
    sendplan wording target --format json < sentences.txt")]
pub(crate) struct Wording {
    /// What kind of sentences they are.
    #[arg(value_enum)]
    pub(crate) kind: WordingKind,
    /// The sentences; without any, they are read from standard input, one per line.
    pub(crate) sentences: Vec<String>,
    /// How they are shown.
    #[arg(long, value_enum, default_value_t = WordingFormat::Human)]
    pub(crate) format: WordingFormat,
}

/// A kind of sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WordingKind {
    /// The statement of a need.
    Need,
    /// The text of a target.
    Target,
    /// What happens in a row of provision.
    Provision,
    /// A text for a child to read: whether most children of six can, or most of nine.
    Passage,
}

/// How judged sentences are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WordingFormat {
    /// For people.
    Human,
    /// One JSON object per line.
    Json,
}

/// Write a new plan to fill in, with a note on every field.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan new sam.yaml\n  \
    sendplan new > sam.yaml")]
pub(crate) struct New {
    /// The file to write; standard output if none is given. An existing file is never overwritten.
    pub(crate) file: Option<PathBuf>,
}

/// Prepare the review of a plan: every target and every row of provision, to fill in.
///
/// It is printed, or with `-o` added to a copy of the plan, whose own lines stay as they are.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan review kofi.yaml                    see what it asks for\n  \
    sendplan review kofi.yaml -o kofi-reviewed.yaml\n  \
    sendplan render kofi.yaml --document review-form    a form for the meeting, to fill in by hand")]
pub(crate) struct Review {
    /// The plan.
    #[arg(value_name = "PLAN")]
    pub(crate) plan: PathBuf,
    /// The file to write; standard output if none is given. An existing file is never overwritten.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Write the next cycle's plan from a reviewed one.
///
/// Strengths, needs and classroom adjustments are carried over; targets continue, are replaced or become results, as
/// the review decided. Whatever needs rethinking is marked, and `check` reports it until it is done.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan next kofi-2026-autumn.yaml -o kofi-2027-spring.yaml\n  \
    sendplan check kofi-2027-spring.yaml --draft")]
pub(crate) struct Next {
    /// The reviewed plan.
    #[arg(value_name = "PLAN")]
    pub(crate) plan: PathBuf,
    /// The file to write; standard output if none is given. An existing file is never overwritten.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Print the JSON Schema of a template's plans, for editors that complete and check YAML as you type.
#[derive(Debug, Group)]
#[command(after_help = "Example:\n  sendplan schema > send-support-plan.schema.json\n  \
    and as the first line of a plan:\n  \
    # yaml-language-server: $schema=send-support-plan.schema.json")]
pub(crate) struct Schema {
    /// The template; without one, that of `--template`, or the one that `sendplan.yaml` names, or `send-support-plan`.
    pub(crate) id: Option<String>,
}

/// Explain a rule: what it looks for, why, with an example and what to write instead.
#[derive(Debug, Group)]
#[command(
    after_help = "Examples:\n  sendplan explain unknown-key\n  sendplan explain                lists all rules\n  \
    sendplan explain --all > rules.md"
)]
pub(crate) struct Explain {
    /// The rule: the name in square brackets in a finding. Without it, all rules are listed.
    pub(crate) rule: Option<String>,
    /// Explain all rules, as one Markdown page.
    #[arg(long, conflicts_with = "rule")]
    pub(crate) all: bool,
}

/// Print a completion script for your shell, or the manual page.
#[derive(Debug, Group)]
#[command(
    after_help = "Examples:\n  sendplan completions bash > ~/.local/share/bash-completion/completions/sendplan\n  \
    sendplan completions man > sendplan.1"
)]
pub(crate) struct Completions {
    /// The shell, or `man`.
    #[arg(value_enum)]
    pub(crate) shell: ShellName,
}

/// A shell that completion scripts are made for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ShellName {
    /// Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish.
    Fish,
    /// `PowerShell`.
    Powershell,
    /// Zsh.
    Zsh,
    /// The manual page.
    Man,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// With the line and a caret, for people.
    Human,
    /// One per line.
    Short,
    /// JSON.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// What `--deny` takes.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings.
    Warnings,
}

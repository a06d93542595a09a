//! `sendplan render`: plans -> files.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::bail;
use sendplan::output::{self, Register};
use sendplan::template::{Per, Role, Status};
use sendplan::{
    Behind, Classes, Error, Finding, Folder, Format, Generator, Joint, Kept, Level, Packing, Plan,
    PlanSource, Selection, Template, Whose, batch, clashes,
};

use super::args::{Global, Render};
use super::hands::{self, Hand};
use super::plans::{self, Found};
use super::progress::Progress;
use super::sum::Sum;
use super::{Ending, leave_out, leftovers, quality, report};

/// Whether somebody pressed Ctrl-C: what is being made is finished, and nothing more is begun.
static STOPPED: AtomicBool = AtomicBool::new(false);

pub(super) fn run(args: &Render, global: &Global) -> anyhow::Result<Ending> {
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    if quality::is_asked(&generator, args) {
        return quality::run(args, global);
    }
    let found = plans::find(&args.paths, Some(&args.output))?;
    if global.verbose {
        for (path, why) in &found.ignored {
            report::say(format_args!("ignored `{}`: {why}", path.display()));
        }
    }
    let selection = Selection::from(args);
    let threads =
        args.jobs.unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZeroUsize::MIN));
    let mut run =
        Run { generator: &generator, args, global, selection, threads, ending: Ending::Done };
    let plans = run.checked(found)?;
    let clashing = clashes(plans.iter().map(|named| (named.name.as_str(), named.stems.as_slice())));
    if !clashing.is_empty() {
        let found = plans.iter().flat_map(|named| named.findings.iter().cloned());
        report::findings(&report::unique(found.chain(clashing).collect()), global);
        report::say("nothing was written");
        return Ok(Ending::Findings);
    }
    run.make(&plans)
}

/// One run, with what it was asked for and how it stands.
struct Run<'a> {
    generator: &'a Generator,
    args: &'a Render,
    global: &'a Global,
    selection: Selection,
    threads: NonZeroUsize,
    ending: Ending,
}

/// How many checked plans are kept in memory from the check to the making; of more, each is read again.
const KEPT: usize = 200;

/// A plan as it was checked: what it is called, the files that it gives, what was found.
struct Named {
    source: PlanSource,
    name: String,
    template: Arc<Template>,
    stems: Vec<String>,
    /// Of those for parents, the names of those whom each is for.
    readers: Vec<(String, String)>,
    is_ready: bool,
    is_foreign: bool,
    class: Option<String>,
    is_closed: bool,
    /// Why it gives none of the letters that were asked for.
    behind: Option<Behind>,
    /// Whose plan it is; `None` if it has errors.
    whose: Option<Whose>,
    findings: Vec<Finding>,
    plan: Option<Plan>,
}

impl Named {
    /// What tells whether it is left out.
    fn traits(&self) -> leave_out::Traits<'_> {
        leave_out::Traits {
            source: &self.source,
            whose: self.whose.as_ref(),
            is_closed: self.is_closed,
        }
    }
}

impl Run<'_> {
    /// Reads and checks the plans; those of other classes are left out.
    fn checked(&mut self, found: Found) -> anyhow::Result<Vec<Named>> {
        let (generator, selection) = (self.generator, &self.selection);
        let keep = found.plans.len() <= KEPT;
        let text = |plan: &Plan, role| plan.record()?.text_by_role(role);
        let check = |source: &PlanSource| {
            let plan = generator.check(source, selection.strictness)?;
            let stems = generator.copies(&plan, selection)?.into_iter().map(|(_, stem)| stem);
            Ok::<_, Error>(Named {
                source: source.clone(),
                name: plan.name().to_owned(),
                template: Arc::clone(plan.template()),
                stems: stems.collect(),
                readers: generator.readers(&plan, selection)?,
                is_ready: plan.record().is_some(),
                is_foreign: plan.is_foreign(),
                class: text(&plan, Role::Class),
                is_closed: plan
                    .record()
                    .is_some_and(|record| record.means(Role::Status, Status::Closed)),
                behind: generator.passed_over(&plan, selection),
                whose: Whose::of(&plan),
                findings: plan.findings().to_vec(),
                plan: keep.then_some(plan),
            })
        };
        let mut plans = Vec::new();
        let mut foreign = 0;
        for (found, result) in
            found.plans.iter().zip(batch::run(&found.plans, self.threads, check, || {}))
        {
            match result {
                // What lies in a folder may be somebody else's; what is named is meant.
                Ok(named) if named.is_foreign && !plans::is_named(found, &self.args.paths) => {
                    foreign += 1;
                    if self.global.verbose {
                        report::say(format_args!(
                            "ignored `{}`: it has no section of a plan",
                            named.name
                        ));
                    }
                }
                Ok(named) if self.is_wanted(&named) => plans.push(named),
                Ok(_) => {}
                Err(error @ Error::UnknownDocument { .. }) => return Err(error.into()),
                Err(error) => {
                    report::failure(&error.into());
                    self.ending = Ending::Failed;
                }
            }
        }
        if foreign > 0 && !self.global.verbose && !self.global.quiet {
            let files = report::counted(foreign, "YAML file");
            report::say(format_args!(
                "ignored {files} with no plan in it (`--verbose` names them)"
            ));
        }
        self.leave_out(&mut plans);
        if let Some(shard) = self.args.shard {
            shard.keep(&mut plans);
        }
        Ok(plans)
    }

    /// Leaves out closed plans of earlier cycles, and says so. All shards leave out the same.
    fn leave_out(&self, plans: &mut Vec<Named>) {
        let traits: Vec<leave_out::Traits<'_>> = plans.iter().map(Named::traits).collect();
        let mut left_out = leave_out::earlier(&traits, self.args).into_iter();
        let mut names = Vec::new();
        plans.retain(|named| {
            let out = left_out.next().unwrap_or_default();
            if out {
                names.push(named.name.clone());
            }
            !out
        });
        leave_out::say_earlier(&names, self.global);
    }

    /// The plan, checked again if it was not kept.
    fn with_plan<T>(
        &self,
        named: &Named,
        work: impl FnOnce(&Plan) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match &named.plan {
            Some(plan) => work(plan),
            None => work(&self.generator.check(&named.source, self.selection.strictness)?),
        }
    }

    /// Whether a plan is of a class that was asked for; one with errors may be, and has to be heard of.
    fn is_wanted(&self, named: &Named) -> bool {
        if self.args.class.is_empty() || !named.is_ready {
            return true;
        }
        let class = named.class.as_deref().unwrap_or_default().to_lowercase();
        self.args.class.iter().any(|wanted| wanted.to_lowercase() == class)
    }

    fn make(&mut self, plans: &[Named]) -> anyhow::Result<Ending> {
        let folder = &self.args.output;
        let class_documents = self.class_documents(plans);
        if class_documents && self.args.pack {
            bail!(
                "a document of a class is one already; leave `--pack` out, or name other documents"
            );
        }
        let ready = class_documents || plans.iter().any(|named| !named.stems.is_empty());
        let behind = plans.iter().filter_map(|named| Some((named.name.clone(), named.behind?)));
        let behind: Vec<(String, Behind)> = behind.collect();
        if !ready && !behind.is_empty() {
            return self.nothing_ahead(plans, &behind);
        }
        let nobody = plans
            .iter()
            .any(|named| named.findings.iter().any(|finding| finding.rule().id() == "nobody-left"));
        if !ready && !nobody && plans.iter().any(|named| named.is_ready) {
            bail!(
                "no document is both of this kind and for this audience; `sendplan template show` lists them"
            );
        }
        if plans.is_empty() && !self.args.class.is_empty() {
            bail!("there is no plan of this class; `--class` takes it as `pupil.class` has it");
        }
        if ready && !self.args.dry_run {
            output::output_folder(folder)?;
            leftovers::sweep(folder);
        }
        let register = Register::read(folder)?;
        self.tell_hands(plans, &register);
        let into = Folder {
            path: folder,
            register: &register,
            force: self.args.force,
            dry: self.args.dry_run,
        };
        // Only a run that writes has anything to finish before it ends.
        let _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
        let progress = Progress::new(plans.len(), self.args.progress, self.global);
        let make = |named: &Named| {
            if STOPPED.load(Ordering::Relaxed) {
                return None;
            }
            if self.args.pack {
                return Some(Ok(Kept::default()));
            }
            Some(self.with_plan(named, |plan| self.generator.keep(plan, &self.selection, into)))
        };
        let step = || {
            if !STOPPED.load(Ordering::Relaxed) {
                progress.step();
            }
        };
        let results = batch::run(plans, self.threads, make, step);
        progress.finish();
        let joint =
            if self.args.pack || class_documents { self.joint(plans, into) } else { Vec::new() };
        let ending = self.finish(plans, results, joint, register)?;
        if !self.global.quiet {
            leave_out::say_behind(&behind, self.global);
        }
        Ok(ending)
    }

    /// Ends a run for letters in which no review lies ahead: wrong for plans that were named, usual for a folder.
    fn nothing_ahead(
        &self,
        plans: &[Named],
        behind: &[(String, Behind)],
    ) -> anyhow::Result<Ending> {
        let found = plans.iter().flat_map(|named| named.findings.iter().cloned());
        let found: Vec<_> = found.filter(|finding| finding.level() > Level::Note).collect();
        report::findings(&report::unique(found.clone()), self.global);
        leave_out::say_behind(behind, self.global);
        report::say("nothing was written");
        let named = plans.iter().all(|named| plans::is_named(&named.source, &self.args.paths));
        let failed = named || found.iter().any(Finding::is_error);
        Ok(if failed && self.ending == Ending::Done { Ending::Findings } else { self.ending })
    }

    /// Says which files would change hands, before any is written.
    fn tell_hands(&self, plans: &[Named], register: &Register) {
        if self.selection.format != Format::Pdf {
            return;
        }
        let copies = plans.iter().flat_map(|named| {
            let class = named.class.as_deref();
            named.readers.iter().map(move |(stem, readers)| Hand { class, stem, readers })
        });
        hands::tell(register, &copies.collect::<Vec<_>>(), self.args.pack);
    }

    /// Whether a document of a class was asked for.
    fn class_documents(&self, plans: &[Named]) -> bool {
        let asked = |template: &Template| {
            let mut of_class =
                template.documents().iter().filter(|document| document.per == Per::Class);
            of_class.any(|document| self.selection.documents.contains(&document.id))
        };
        plans.iter().any(|named| named.is_ready && asked(&named.template))
    }

    /// What is made from all plans of a class: its documents, or packs of its pupils' copies.
    fn joint(&self, plans: &[Named], into: Folder<'_>) -> Vec<Result<Kept, Error>> {
        let (ready, whose): (Vec<&Named>, Vec<&Whose>) =
            plans.iter().filter_map(|named| Some((named, named.whose.as_ref()?))).unzip();
        let grouped = Classes::of(&whose);
        for index in grouped.without {
            let name = &ready[index].name;
            report::say(format_args!("`{name}` names no class, so it is in none of these"));
        }
        let make = |(name, indices): &(String, Vec<usize>)| {
            let class: Vec<&Named> = indices.iter().map(|index| ready[*index]).collect();
            if STOPPED.load(Ordering::Relaxed) {
                return Ok(Kept::default());
            }
            let again: Vec<Plan> = class
                .iter()
                .filter(|named| named.plan.is_none())
                .map(|named| self.generator.check(&named.source, self.selection.strictness))
                .collect::<Result<_, _>>()?;
            let held = class.iter().filter_map(|named| named.plan.as_ref());
            let joint = Joint::of(name, held.chain(&again));
            if !self.args.pack {
                return self.generator.keep_class(&joint, &self.selection, into);
            }
            let packing = if self.args.separators { Packing::Separators } else { Packing::Plain };
            self.generator.keep_packs(&joint, packing, &self.selection, into)
        };
        batch::run(&grouped.classes, self.threads, make, || {})
    }

    /// Says what was made and found, and keeps the register.
    fn finish(
        &mut self,
        plans: &[Named],
        results: Vec<Option<Result<Kept, Error>>>,
        joint: Vec<Result<Kept, Error>>,
        mut register: Register,
    ) -> anyhow::Result<Ending> {
        let mut sum = Sum::default();
        let mut all = Vec::new();
        let mut listed: Vec<String> = Vec::new();
        let mut broken = Vec::new();
        let mut superseded = Vec::new();
        for (named, result) in plans.iter().zip(results) {
            let Some(result) = result else { continue };
            all.extend(named.findings.iter().cloned());
            match result {
                Ok(kept) => {
                    all.extend(kept.findings.iter().cloned());
                    sum.add(&kept);
                    sum.in_class(named.class.as_deref(), &kept);
                    superseded.extend(self.superseded(&named.template, &kept, &register));
                    for entry in kept.entries {
                        register.put(entry);
                    }
                    listed.extend(kept.written);
                    if !self.args.changed {
                        listed.extend(kept.unchanged);
                    }
                }
                Err(error) => broken.push((named.name.clone(), error)),
            }
        }
        for result in joint {
            match result {
                Ok(kept) => {
                    all.extend(kept.findings.iter().cloned());
                    sum.add(&kept);
                    for entry in kept.entries {
                        register.put(entry);
                    }
                    listed.extend(kept.written);
                    if !self.args.changed {
                        listed.extend(kept.unchanged);
                    }
                }
                Err(error) => broken.push((self.args.output.display().to_string(), error)),
            }
        }
        listed.sort();
        let orphans = self.orphans(&mut register, superseded);
        if self.selection.format == Format::Pdf && !self.args.dry_run && sum.is_any() {
            match self.args.shard {
                None => register.write(&self.args.output, None)?,
                // Each shard tells of its own plans alone, so that all together tell of each once.
                Some(shard) => {
                    let path = |named: &Named| match &named.source {
                        PlanSource::File(path) => output::path_from(path, &self.args.output),
                        _ => named.name.clone(),
                    };
                    let own = register.of_plans(&plans.iter().map(path).collect());
                    own.write(&self.args.output, Some(&shard.name()))?;
                }
            }
        }
        let all = report::unique(all);
        sum.errors = all.iter().filter(|finding| finding.is_error()).count() + broken.len();
        // Notes are for `check`.
        let all: Vec<_> = all.into_iter().filter(|finding| finding.level() > Level::Note).collect();
        sum.warnings = all.len() + broken.len() - sum.errors;
        if sum.errors > 0 && self.ending == Ending::Done {
            self.ending = Ending::Findings;
        }
        report::findings(&all, self.global);
        for (name, error) in broken {
            report::say(format_args!("error: {name}: {error}"));
            self.ending = Ending::Failed;
        }
        let lines: String = listed.iter().map(|name| format!("{name}\n")).collect();
        report::put(lines)?;
        self.say(&sum, &orphans);
        if STOPPED.load(Ordering::Relaxed) {
            report::say("stopped; what is made is whole, and the same command goes on from here");
            return Ok(Ending::Stopped);
        }
        Ok(self.ending)
    }

    /// The files of a plan's earlier runs that it does not give any more. A plan with errors, or one of which only some
    /// documents were asked for, tells nothing about the others.
    fn superseded(&self, template: &Template, kept: &Kept, register: &Register) -> Vec<String> {
        let Some(first) = kept.entries.first() else { return Vec::new() };
        let given = |file: &str| kept.entries.iter().any(|entry| entry.file == file);
        let asked = |audience: &str| {
            let audiences = &self.selection.audiences;
            audiences.is_empty() || audiences.iter().any(|wanted| wanted.name() == audience)
        };
        let usual = |id: &str| template.document(id).is_some_and(|document| !document.on_request);
        register
            .iter()
            .filter(|_| self.selection.documents.is_empty())
            .filter(|entry| entry.plan == first.plan && !given(&entry.file))
            .filter(|entry| usual(&entry.document) && asked(&entry.audience))
            .map(|entry| entry.file.clone())
            .collect()
    }

    /// The files that no plan gives any more; with `--prune` they are removed.
    fn orphans(&self, register: &mut Register, superseded: Vec<String>) -> Vec<String> {
        let folder = &self.args.output;
        // What is made from several plans, or from standard input, names no file.
        let left = |plan: &str| !plan.starts_with(['<', '*']) && !folder.join(plan).exists();
        let mut orphans: Vec<String> = register
            .iter()
            .filter(|entry| left(&entry.plan))
            .map(|entry| entry.file.clone())
            .collect();
        orphans.extend(superseded);
        orphans.sort();
        orphans.dedup();
        if self.args.prune && !self.args.dry_run {
            orphans.retain(|file| {
                let gone = register.get(file).is_some_and(|copy| leftovers::remove(folder, copy));
                if gone {
                    register.remove(file);
                } else {
                    report::say(format_args!(
                        "`{file}` is no longer as it was written, or cannot be removed, so it stays"
                    ));
                }
                gone
            });
        }
        orphans
    }

    fn say(&self, sum: &Sum, orphans: &[String]) {
        if !orphans.is_empty() {
            let what = match (self.args.prune, self.args.dry_run) {
                (true, false) => "removed what no plan gives any more",
                (true, true) => "would remove what no plan gives any more",
                _ => "no plan gives these any more (`--prune` removes them)",
            };
            report::say(format_args!("{what}:"));
            for file in orphans {
                report::say(format_args!("  {file}"));
            }
        }
        if !self.global.quiet {
            if sum.classes.len() > 1 {
                for (class, (plans, files)) in &sum.classes {
                    let plans = report::counted(*plans, "plan");
                    report::say(format_args!(
                        "  {class}: {plans}, {}",
                        report::counted(*files, "file")
                    ));
                }
            }
            report::say(sum.told(&self.args.output, self.args.dry_run));
        }
    }
}

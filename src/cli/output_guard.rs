//! What is asked before an output is opened, so that no file is lost: it is no input, no two names of a run lead to one
//! file, and what an output replaces is empty or was written by the program. It changes nothing.

use super::args::OutputArgs;
use super::closed;
use super::place::{Place, canonical, lies_in};
use super::record_names::{named, spool_path};
use super::resume::{resume_path, was_made};
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{OutputFiles, first_bytes};
use ghirbal::output::own::{OwnKind, kind, kind_of_parquet};
use ghirbal::output::shape::Shape;
use ghirbal::output::sink::{
    Destination, check_folder, check_left_over, destination, has_other_names, partial_path, tail_of,
};
use std::path::{Path, PathBuf};

/// Refuses what would cost a file. `read` names the files that the run reads and that are no inputs, each with its
/// option; with `--force` files of others may be replaced, but inputs never.
///
/// # Errors
/// Which file, and why.
pub(crate) fn check(
    args: &OutputArgs,
    shape: &Shape,
    inputs: &[PathBuf],
    read: &[(&'static str, &Path)],
) -> Result<(), Error> {
    refuse_inputs(args, shape, inputs)?;
    let outputs = outputs(args, shape);
    if outputs
        .iter()
        .any(|output| output.led == Some(Destination::Stdout))
    {
        closed::check_stdout("choose another place with -o, or leave it open")?;
    }
    refuse_one_name(&outputs, read)?;
    for output in &outputs {
        output.check_what_is_there(args, inputs)?;
    }
    Ok(())
}

/// The files that the walk must leave alone: outputs, their partial files, and what standard output is.
pub(crate) fn own_files(args: &OutputArgs, shape: &Shape) -> OutputFiles {
    let mut own = OutputFiles::default();
    own.add_stdout();
    for name in outputs(args, shape).iter().flat_map(Output::names) {
        own.add_path(&name.path);
    }
    own
}

/// An output of a run.
struct Output<'a> {
    option: &'static str,
    /// What goes there, for messages.
    what: &'static str,
    path: &'a Path,
    kind: OwnKind,
    /// Whether a file of it can be told as ours; records alone may be written so that it cannot.
    is_told: bool,
    is_folder: bool,
    /// Where the records of a run that can be taken up are first.
    spool: Option<PathBuf>,
    led: Option<Destination>,
}

/// A name that is written or read, and what it is for.
struct Name {
    option: &'static str,
    what: String,
    path: PathBuf,
}

/// All outputs, the records first.
fn outputs<'a>(args: &'a OutputArgs, shape: &Shape) -> Vec<Output<'a>> {
    let records = Some(named(args).unwrap_or(Path::new("-")));
    let is_folder = args.shape.output_dir.is_some();
    let option = if is_folder { "--output-dir" } else { "-o" };
    let all = [
        (option, "the records", records, OwnKind::Records),
        (
            "--audit",
            "the audit",
            args.audit.as_deref(),
            OwnKind::Audit,
        ),
        (
            "--summary",
            "the summary",
            args.summary.as_deref(),
            OwnKind::Summary,
        ),
        (
            "--errors",
            "the errors",
            args.errors.as_deref(),
            OwnKind::Errors,
        ),
    ];
    let given = all.into_iter().filter_map(|(option, what, path, kind)| {
        let path = path?;
        let is_records = kind == OwnKind::Records;
        Some(Output {
            option,
            what,
            path,
            kind,
            is_told: !is_records || shape.is_told_later(),
            is_folder: is_records && is_folder,
            spool: spool_path(args, shape).filter(|_| is_records),
            led: destination(path).ok(),
        })
    });
    given.collect()
}

impl Output<'_> {
    /// The file it replaces; none for what is written through.
    fn file(&self) -> Option<&Path> {
        match &self.led {
            Some(Destination::File(file)) => Some(file),
            _ => None,
        }
    }

    /// The file that a run is taken up from, where this is an output that has one.
    fn resume_file(&self) -> Option<PathBuf> {
        let is_records = self.kind == OwnKind::Records;
        self.file().filter(|_| is_records).map(resume_path)
    }

    /// All names that are written for it.
    fn names(&self) -> Vec<Name> {
        let name = |what: String, path: PathBuf| Name {
            option: self.option,
            what,
            path,
        };
        let Some(file) = self.file() else {
            let path = match &self.led {
                Some(Destination::Through(path)) => path.clone(),
                _ => PathBuf::from("-"),
            };
            return vec![name(format!("{} go", self.what), path)];
        };
        let whole = name(format!("{} go", self.what), file.to_path_buf());
        let partial = name(
            format!("{} go until they are whole", self.what),
            partial_path(file),
        );
        let state = || String::from("the state of --resume goes");
        let resume = self.resume_file().map(|path| name(state(), path));
        let spool = self.spool.iter().flat_map(|spool| {
            let what = String::from("the records of --resume go first");
            [spool.clone(), partial_path(spool)].map(|path| name(what.clone(), path))
        });
        let all = [whole, partial].into_iter().chain(resume);
        all.chain(spool).collect()
    }

    /// Refuses to replace what the program has not written.
    fn check_what_is_there(&self, args: &OutputArgs, inputs: &[PathBuf]) -> Result<(), Error> {
        let Some(file) = self.file() else {
            return Ok(());
        };
        for beside in self.resume_file().iter().chain(&self.spool) {
            check_left_over(beside)?;
        }
        let is_taken_up = args.resume.is_some() && self.spool.is_some();
        if is_taken_up && was_made(file, file) {
            return Ok(());
        }
        if self.is_folder {
            check_folder(file, &displayable(self.path), args.force)?;
            return self.check_folder_of_inputs(file, inputs);
        }
        // What lies in a folder that is read is an input, whatever it is.
        let is_input = inputs.iter().any(|input| lies_in(file, input));
        let may_replace = args.force && !is_input;
        let partial = partial_path(file);
        let is_known = || is_taken_up && was_made(file, &partial);
        if (!may_replace || self.is_told) && !is_known() {
            check_left_over(&partial)?;
        }
        if self.may_be_replaced(file) {
            return Ok(());
        }
        if may_replace {
            return self.check_other_names(file);
        }
        let what = match self.is_told {
            true => format!(
                "is there already, and is none of {} that ghirbal wrote",
                self.what
            ),
            false => String::from(
                "is there already, and a table or records with some of their fields cannot be told as ghirbal's own",
            ),
        };
        let remedy = match is_input {
            true => "a name outside of the folder that is read",
            false => "another name, or --force to replace it",
        };
        let remedy = format!("give {} {remedy}", self.option);
        Err(Error::new(displayable(self.path), what, remedy))
    }

    /// Whether a file is not there, empty, or an earlier output of this kind.
    fn may_be_replaced(&self, file: &Path) -> bool {
        let replaced = std::fs::metadata(file)
            .ok()
            .filter(std::fs::Metadata::is_file);
        if replaced.is_none_or(|meta| meta.len() == 0) {
            return true;
        }
        let first = first_bytes(file);
        let is_ours = |first: Vec<u8>| first.is_empty() || kind(&first) == Some(self.kind);
        let is_parquet = || {
            self.kind == OwnKind::Records
                && tail_of(file)
                    .is_some_and(|tail| kind_of_parquet(&tail) == Some(OwnKind::Records))
        };
        self.is_told && (first.is_ok_and(is_ours) || is_parquet())
    }

    /// Refuses a file that has another name, under which it may be an input: it would be passed over as an output.
    fn check_other_names(&self, file: &Path) -> Result<(), Error> {
        match std::fs::metadata(file).is_ok_and(|meta| has_other_names(&meta)) {
            true => {
                let what = "has another name, under which it may be an input";
                let remedy = "delete this name yourself, or choose another";
                Err(Error::new(displayable(self.path), what, remedy))
            }
            false => Ok(()),
        }
    }

    /// Refuses a folder whose files may be inputs: files in it would be replaced unread.
    fn check_folder_of_inputs(&self, folder: &Path, inputs: &[PathBuf]) -> Result<(), Error> {
        let holds = |input: &&PathBuf| canonical(input).starts_with(canonical(folder));
        let is_filled = std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
        let is_read = |input: &&PathBuf| is_filled && lies_in(folder, input);
        let found = inputs.iter().find(|input| holds(input) || is_read(input));
        match found {
            None => Ok(()),
            Some(input) => {
                let what = format!("holds files that are read, by {}", displayable(input));
                let remedy = "give --output-dir the name of a new folder";
                Err(Error::new(displayable(self.path), what, remedy))
            }
        }
    }
}

fn refuse_inputs(args: &OutputArgs, shape: &Shape, inputs: &[PathBuf]) -> Result<(), Error> {
    let own = own_files(args, shape);
    let is_output = |path: &PathBuf| {
        path.as_os_str() == "-" && own.contains_stdin()
            || std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && own.contains(path, &meta))
    };
    match inputs.iter().find(|path| is_output(path)) {
        None => Ok(()),
        Some(path) => {
            let remedy = "choose another name for the output";
            let what = "is both an input and the output";
            Err(Error::new(displayable(path), what, remedy))
        }
    }
}

/// Refuses two outputs, or an output and a file that is read, that lead to one file.
fn refuse_one_name(outputs: &[Output<'_>], read: &[(&'static str, &Path)]) -> Result<(), Error> {
    let mut taken: Vec<(Name, Place)> = Vec::new();
    for output in outputs {
        for name in output.names() {
            let place = Place::new(&name.path);
            let other = |(other, there): &&(Name, Place)| {
                other.option != name.option && there.is_same(&place)
            };
            if let Some((first, _)) = taken.iter().find(other) {
                let what = format!("would go where {}", first.what);
                let remedy = format!("give {} a file of its own", name.option);
                return Err(Error::new(name.option, what, remedy));
            }
            taken.push((name, place));
        }
    }
    for (option, path) in read {
        let place = Place::new(path);
        if let Some((first, _)) = taken.iter().find(|(_, there)| there.is_same(&place)) {
            let what = format!("is read for {option} and is where {}", first.what);
            let remedy = format!("give {} another name", first.option);
            return Err(Error::new(displayable(path), what, remedy));
        }
    }
    Ok(())
}

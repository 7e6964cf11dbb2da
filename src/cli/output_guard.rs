//! What is asked before an output is opened, so that no file is lost: it is no input, no two names of a run lead to one
//! file, and what an output replaces is empty or was written by the program. It changes nothing.

use super::args::OutputArgs;
use super::resume::resume_path;
use ghirbal::error::Error;
use ghirbal::input::name::displayable;
use ghirbal::input::{OutputFiles, first_bytes};
use ghirbal::output::own::{OwnKind, kind};
use ghirbal::output::sink::{Destination, check_left_over, destination, partial_path};
use std::path::{Path, PathBuf};

/// Refuses what would cost a file. `read` names the files that the run reads and that are no inputs, each with its
/// option; with `--force` files of others may be replaced, but inputs never.
///
/// # Errors
/// Which file, and why.
pub(crate) fn check(
    args: &OutputArgs,
    inputs: &[PathBuf],
    read: &[(&'static str, &Path)],
) -> Result<(), Error> {
    refuse_inputs(args, inputs)?;
    let outputs = outputs(args);
    refuse_one_name(&outputs, read)?;
    for output in &outputs {
        output.check_what_is_there(args.force, inputs)?;
    }
    Ok(())
}

/// The files that the walk must leave alone: outputs, their partial files, and what standard output is.
pub(crate) fn own_files(args: &OutputArgs) -> OutputFiles {
    let mut own = OutputFiles::default();
    own.add_stdout();
    for name in outputs(args).iter().flat_map(Output::names) {
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
    led: Option<Destination>,
}

/// A name that is written or read, and what it is for.
struct Name {
    option: &'static str,
    what: String,
    path: PathBuf,
}

/// All outputs, the records first.
fn outputs(args: &OutputArgs) -> Vec<Output<'_>> {
    let records = Some(args.output.as_deref().unwrap_or(Path::new("-")));
    let all = [
        ("-o", "the records", records, OwnKind::Records),
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
        Some(Output {
            option,
            what,
            path,
            kind,
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
        let resume = self.resume_file().map(|path| {
            let what = String::from("the state of --resume goes");
            name(what, path)
        });
        [whole, partial].into_iter().chain(resume).collect()
    }

    /// Refuses to replace what the program has not written.
    fn check_what_is_there(&self, force: bool, inputs: &[PathBuf]) -> Result<(), Error> {
        let Some(file) = self.file() else {
            return Ok(());
        };
        check_left_over(&partial_path(file))?;
        if let Some(resume) = self.resume_file() {
            check_left_over(&resume)?;
        }
        let replaced = std::fs::metadata(file).ok().filter(|meta| meta.is_file());
        // What lies in a folder that is read is an input, whatever it is.
        let is_input = inputs.iter().any(|input| lies_in(file, input));
        if force && !is_input || replaced.is_none_or(|meta| meta.len() == 0) {
            return Ok(());
        }
        let first = first_bytes(file);
        if first.is_ok_and(|first| first.is_empty() || kind(&first) == Some(self.kind)) {
            return Ok(());
        }
        let what = format!(
            "is there already, and is none of {} that ghirbal wrote",
            self.what
        );
        let remedy = match is_input {
            true => format!(
                "give {} a name outside of the folder that is read",
                self.option
            ),
            false => format!(
                "give {} another name, or --force to replace it",
                self.option
            ),
        };
        Err(Error::new(displayable(self.path), what, remedy))
    }
}

/// Whether a file is somewhere below a folder.
fn lies_in(file: &Path, folder: &Path) -> bool {
    folder.is_dir() && canonical(file).starts_with(canonical(folder))
}

fn refuse_inputs(args: &OutputArgs, inputs: &[PathBuf]) -> Result<(), Error> {
    let own = own_files(args);
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

/// Where a name leads, to be compared with others.
struct Place {
    path: PathBuf,
    /// Device and number of the file, where there is one and the system has such numbers.
    number: Option<(u64, u64)>,
}

impl Place {
    fn new(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self {
                path: path.to_path_buf(),
                number: number_of_stdout(),
            };
        }
        Self {
            path: canonical(path),
            number: number(path),
        }
    }

    /// Whether two lead to one file. What is thrown away may go to one place.
    fn is_same(&self, other: &Self) -> bool {
        let same_number = self.number.is_some() && self.number == other.number;
        (self.path == other.path || same_number) && self.path != Path::new("/dev/null")
    }
}

/// The one name of a file, or of a new one in its folder.
fn canonical(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize() {
        return path;
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    }
}

#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path).ok()?;
    Some((meta.dev(), meta.ino()))
}

#[cfg(unix)]
fn number_of_stdout() -> Option<(u64, u64)> {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;
    let out = std::io::stdout().as_fd().try_clone_to_owned().ok()?;
    let meta = std::fs::File::from(out).metadata().ok()?;
    meta.is_file().then(|| (meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn number(_path: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(not(unix))]
fn number_of_stdout() -> Option<(u64, u64)> {
    None
}

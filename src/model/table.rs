//! `table!`: an enum whose rows are its only listing. A row gives the variant, its public name and what it is; the enum
//! itself, its docs, `ALL`, `as_str` and `parse` follow, so that no second list can fall behind. Columns of a type's own
//! (the rule of a class, the words of a reason) are declared once with their types and given in each row: a row that
//! lacks one does not compile.
//!
//! ```ignore
//! table! {
//!     /// What a phrase announces.
//!     pub enum Class (
//!         /// The rule that its markers fire.
//!         rule: Option<RuleId>,
//!     ) {
//!         ReadAlso "read-also" "A link to one other article." { rule: Some(RuleId::ReadAlsoMarker) },
//!         Keep "keep" "Protects the phrase from all other classes." { rule: None },
//!     }
//! }
//! ```

/// Declares an enum by its table; see the head of this file.
macro_rules! table {
    (
        $(#[$meta:meta])*
        $vis:vis enum $Enum:ident $(( $($(#[$column_meta:meta])* $column:ident : $type:ty),+ $(,)? ))? {
            $($Variant:ident $name:literal $what:literal $({ $($cell:ident : $value:expr),+ $(,)? })?),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $Enum {
            $(#[doc = $what] $Variant),+
        }

        const _: () = {
            struct Row {
                name: &'static str,
                $($($column: $type),+)?
            }

            /// In the order of the variants, whose numbers are the places of their rows.
            static ROWS: [Row; [$($name),+].len()] = [
                $(Row { name: $name, $($($cell: $value),+)? }),+
            ];

            impl $Enum {
                /// All of them, in the order of the table.
                $vis const ALL: [Self; [$($name),+].len()] = [$(Self::$Variant),+];

                /// Their public names, in the same order.
                #[allow(dead_code, reason = "not every table is asked for a list of its names")]
                $vis const NAMES: [&'static str; [$($name),+].len()] = [$($name),+];

                /// The public name.
                $vis fn as_str(self) -> &'static str {
                    ROWS[self as usize].name
                }

                /// The one with a public name.
                #[allow(dead_code, reason = "not every table is read back")]
                $vis fn parse(name: &str) -> Option<Self> {
                    Self::ALL.into_iter().find(|known| known.as_str() == name)
                }

                $($(
                    $(#[$column_meta])*
                    $vis fn $column(self) -> $type {
                        ROWS[self as usize].$column
                    }
                )+)?
            }
        };
    };
}

pub(crate) use table;

#[cfg(test)]
mod tests {
    table! {
        /// Days on which the sieve is used.
        enum Day (
            /// Hours of light.
            hours: u8,
        ) {
            First "first-day" "The first." { hours: 9 },
            Last "last-day" "The last." { hours: 14 },
        }
    }

    #[test]
    fn names_order_and_columns_come_from_the_rows() {
        assert_eq!(Day::ALL, [Day::First, Day::Last]);
        assert_eq!(Day::NAMES, ["first-day", "last-day"]);
        assert_eq!(Day::ALL.map(Day::as_str), Day::NAMES);
        assert_eq!(Day::ALL.map(Day::hours), [9, 14]);
        for day in Day::ALL {
            assert_eq!(Day::parse(day.as_str()), Some(day));
        }
        assert_eq!(Day::parse("first"), None);
    }
}

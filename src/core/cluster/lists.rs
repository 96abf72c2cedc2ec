//! Many short lists of numbers in one piece of memory.

/// The lists, one after the other.
pub(super) struct Lists {
    /// Where each begins, and at last where the last one ends.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// These lists.
    pub fn of<L: Iterator<Item = u32>>(lists: impl Iterator<Item = L>) -> Lists {
        let (mut starts, mut items) = (vec![0], Vec::new());
        for list in lists {
            items.extend(list);
            starts.push(items.len() as u32);
        }
        Lists { starts, items }
    }

    /// For each number below `count` the lists that it stands in, first to last, of those that are asked for.
    pub fn holding(&self, count: usize, asked: impl Fn(usize) -> bool) -> Lists {
        let asked = || (0..self.starts.len() - 1).filter(|&list| asked(list));
        // Two further on: where a list ends is known when all are counted, and where it begins when it is filled.
        let mut starts = vec![0; count + 2];
        for &item in asked().flat_map(|list| self.get(list)) {
            starts[item as usize + 2] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut items = vec![0; end as usize];
        for list in asked() {
            for &item in self.get(list) {
                let at = &mut starts[item as usize + 1];
                items[*at as usize] = list as u32;
                *at += 1;
            }
        }
        starts.pop();
        Lists { starts, items }
    }

    /// One of them.
    pub fn get(&self, list: usize) -> &[u32] {
        &self.items[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_number_is_found_by_it() {
        let of = [vec![2, 0], vec![], vec![0, 3], vec![2]];
        let lists = Lists::of(of.iter().map(|list| list.iter().copied()));
        let all = |lists: &Lists| Vec::from_iter((0..4).map(|n| lists.get(n).to_vec()));
        assert_eq!(all(&lists), of);
        let holding = lists.holding(4, |_| true);
        assert_eq!(all(&holding), [vec![0, 2], vec![], vec![0, 3], vec![2]]);
        let some = lists.holding(4, |list| list > 0);
        assert_eq!(all(&some), [vec![2], vec![], vec![3], vec![2]]);
    }
}

package places

func (f *Finder) metonym(n *name) bool { return false }

using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Reads edits that name members: a line in capitals, and where code is needed the fenced block after it.</summary>
internal sealed class MemberEditReader(ProgramContract contract)
{
    private readonly List<IProgramEdit> _edits = [];
    private MemberDirective? _waiting;
    private string? _reason;

    /// <summary>The edits of an answer; <see langword="null"/> where there are none.</summary>
    public static EditScript? Find(string text, ProgramContract contract)
    {
        var reader = new MemberEditReader(contract);
        var blocks = new Queue<CodeBlock>(FencedBlocks.Find(text));
        foreach (var (begin, end) in TextLines.Places(text))
        {
            if (blocks.TryPeek(out var block) && begin >= block.Begin)
            {
                reader.TakeAt(begin, block);
                if (end + 1 >= block.End)
                {
                    blocks.Dequeue();
                }
            }
            else if (reader._edits.Count <= EditScript.MaxEdits && MemberDirective.Parse(text.AsSpan(begin, end - begin)) is { } directive)
            {
                reader.Take(directive);
            }
        }

        reader.Expect();
        return reader._edits.Count == 0 && reader._reason is null ? null : new(EditForms.Members, reader._edits, reader._reason);
    }

    private void Take(MemberDirective directive)
    {
        Expect();
        if (directive.TakesBlock)
        {
            _waiting = directive;
        }
        else
        {
            _edits.Add(directive.IsUsing ? new UsingEdit(directive) : new MemberEdit(directive, null, contract.TypeName));
        }
    }

    private void TakeAt(int position, CodeBlock block)
    {
        if (position != block.Begin)
        {
            return;
        }

        // Some models write the line into the block.
        var end = block.Text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? null : MemberDirective.Parse(block.Text.AsSpan(0, end));
        if ((first ?? _waiting) is { TakesBlock: true } directive)
        {
            _waiting = null;
            Add(directive, first is null ? block : block with { Text = block.Text[(end + 1)..] });
        }
    }

    private void Add(MemberDirective directive, CodeBlock block)
    {
        var address = MemberAddress.Parse(directive.Address);
        var type = address.Type ?? contract.TypeName;
        if (ProgramLimits.Fault(block.Text) is { } fault)
        {
            _reason ??= $"{Quote.Of(directive.Line)}: {fault}";
            return;
        }

        var code = MemberCode.Parse(block.Text, address.Name == type ? null : type);
        if (code.Error is { } error)
        {
            _reason ??= $"{Quote.Of(directive.Line)}: {(block.Closed ? error : "the answer was cut off inside its code block")}";
        }

        _edits.AddRange(code.Usings.Select(UsingEdit.Add));
        _edits.Add(new MemberEdit(directive, code, contract.TypeName));
    }

    private void Expect()
    {
        if (_waiting is { } directive)
        {
            _reason ??= $"{Quote.Of(directive.Line)} has no code block after it";
            _waiting = null;
        }
    }
}

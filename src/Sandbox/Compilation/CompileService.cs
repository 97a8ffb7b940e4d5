namespace EvoLLM.Sandbox;

/// <summary>Compiles sources inside a worker. Both ends of its messages stand here.</summary>
internal sealed class CompileService(SourceCompiler compiler) : IWorkerService
{
    // Touches what most programs touch, so that it is loaded before files are out of reach.
    private const string Example =
        """
        using System.Text;

        public sealed record Item(double Value, int Index) : IComparable<Item>
        {
            public int CompareTo(Item? other) => Value.CompareTo(other?.Value);
        }

        public static class Candidate
        {
            private static readonly Dictionary<string, List<double>> Kept = new() { ["a"] = [1, 2, 3] };

            public static double Example(double x, ReadOnlySpan<double> span)
            {
                var sum = 0.0;
                for (var i = 0; i < span.Length && sum < 100; i++)
                {
                    sum += span[i] switch { < 0 => -1.0, > 0 and < 10 => Math.Sqrt(x), _ => throw new InvalidOperationException("no") };
                }

                try
                {
                    var query = from pair in Kept where pair.Value.Count > 1 orderby pair.Key select new { pair.Key, Sum = pair.Value.Sum(y => y + x) };
                    foreach (var (key, total) in query.Select(found => (found.Key, found.Sum)))
                    {
                        sum += new StringBuilder($"{key}: {total:F2}").Length;
                    }
                }
                catch (Exception exception) when (exception.Message.Length > 0)
                {
                    sum = new Item(sum, 1) is { Value: var value } ? value : 0;
                }

                return Numbers(3).Aggregate(sum, (a, b) => a + b);
            }

            private static IEnumerable<double> Numbers(int count)
            {
                while (count-- > 0)
                {
                    yield return count;
                }
            }
        }
        """;

    /// <exception cref="ArgumentException">The entry point's signature is not C#.</exception>
    public static CompileService Create(BinaryReader fields)
    {
        var entryPoint = new EntryPoint(fields.ReadString(), fields.ReadString());
        string[] allowed = [.. Enumerable.Range(0, fields.ReadInt32()).Select(_ => fields.ReadString())];
        var library = fields.ReadBoolean() ? CandidateLibrary.Read(fields) : null;
        var limits = CompilationLimits.Read(fields);
        return new CompileService(new SourceCompiler(entryPoint, SymbolPolicy.Default.Allowing(allowed, library?.AssemblyName), limits, (ProgramLayers)fields.ReadByte(), library));
    }

    /// <summary>Writes what <see cref="Create"/> reads.</summary>
    public static void Describe(CompilerOptions options, BinaryWriter fields)
    {
        fields.Write(options.EntryPoint.TypeName);
        fields.Write(options.EntryPoint.Signature);
        fields.Write(options.Allowed.Count);
        foreach (var name in options.Allowed)
        {
            fields.Write(name);
        }

        fields.Write(options.Library is not null);
        options.Library?.Write(fields);
        options.Limits.Write(fields);
        fields.Write((byte)(options.Layers | (options.Stateless ? ProgramLayers.Stateless : ProgramLayers.None)));
    }

    /// <inheritdoc/>
    public void WarmUp()
    {
        AssemblyPreloader.Load(typeof(SourceCompiler).Assembly, withCompilers: true);
        var example = new SourceCompiler(new EntryPoint("Candidate", "double Example(double x, ReadOnlySpan<double> span)"), SymbolPolicy.Default, new CompilationLimits(), ProgramLayers.All);
        var compiled = example.Compile(Example);
        if (compiled.Status != CompilationStatus.Ok)
        {
            throw new SandboxException($"The compiler does not compile: {compiled.Messages[0].Text}");
        }

        // Messages have resources of their own.
        example.Compile("public static class Candidate { int x = y; }");
    }

    /// <inheritdoc/>
    public void Answer(BinaryReader request, BinaryWriter answer)
    {
        var compiled = compiler.Compile(request.ReadString());
        answer.Write((byte)compiled.Status);
        answer.Write(compiled.Fingerprint);
        answer.Write(compiled.Size);
        answer.WriteBytes(compiled.Image.Span);
        answer.Write(compiled.Messages.Count);
        foreach (var message in compiled.Messages)
        {
            answer.Write(message.Code);
            answer.Write(message.Text);
            answer.Write(message.Line);
            answer.Write(message.Column);
        }
    }

    /// <summary>Reads what <see cref="Answer"/> writes.</summary>
    public static CompiledCandidate Read(BinaryReader answer) => new()
    {
        Status = (CompilationStatus)answer.ReadByte(),
        Fingerprint = answer.ReadString(),
        Size = answer.ReadInt32(),
        Image = answer.ReadBytes(),
        Messages =
        [
            .. Enumerable.Range(0, answer.ReadInt32())
                .Select(_ => new CompilationMessage(answer.ReadString(), answer.ReadString(), answer.ReadInt32(), answer.ReadInt32())),
        ],
    };
}

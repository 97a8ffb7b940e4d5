using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EvoLLM.Sandbox.Tests;

/// <summary>What a locked-down worker is told to do: things that must work, and calls that must not.</summary>
internal static class Deeds
{
    public static readonly IReadOnlyDictionary<string, Func<byte[], string>> All = new Dictionary<string, Func<byte[], string>>
    {
        ["echo"] = argument => Encoding(argument),
        ["call"] = Call,
        ["threads"] = _ => Threads(),
        ["collect"] = _ => Collect(),
        ["exhaust"] = _ => Exhaust(),
        ["load"] = Load,
        ["throw"] = _ => Throw(),
        ["tier"] = _ => Tier(),
        ["sleep"] = _ => Sleep(),
        ["overflow"] = _ => Deep(int.MaxValue).ToString(CultureInfo.InvariantCulture),
        ["spin"] = _ => Spin(),
    };

    /// <summary>Loads the assemblies that the deeds need, as a worker's warm-up does.</summary>
    public static void Warm()
    {
        Throw();
        Load([]);
        _ = Stopwatch.GetTimestamp();
        _ = new byte[1].Select(value => value + 1).ToList().Count;
    }

    private static string Encoding(byte[] argument) => argument.Length.ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes a system call of up to six words; the result, or the error as a negative number.</summary>
    private static string Call(byte[] argument)
    {
        var words = MemoryMarshal.Cast<byte, long>(argument);
        var result = Native.Call((nint)words[0], (nint)words[1], (nint)words[2], (nint)words[3], (nint)words[4], (nint)words[5]);
        return (result < 0 ? -Marshal.GetLastPInvokeError() : (long)result).ToString(CultureInfo.InvariantCulture);
    }

    private static string Threads()
    {
        var sum = 0;
        var threads = Enumerable.Range(0, 20).Select(_ => new Thread(() => Interlocked.Add(ref sum, Deep(20_000)), 16 << 20)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return sum.ToString(CultureInfo.InvariantCulture);
    }

    private static int Deep(int levels)
    {
        Span<long> frame = stackalloc long[16];
        frame[levels & 15] = 1;
        return levels == 0 ? 1 : Deep(levels - 1) + (int)frame[levels & 15] - 1;
    }

    private static string Collect()
    {
        var kept = new List<byte[]>();
        for (var i = 0; i < 20_000; i++)
        {
            var block = new byte[i % 500 == 0 ? 200_000 : 2_000];
            if (i % 100 == 0)
            {
                kept.Add(block);
            }
        }

        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return kept.Count.ToString(CultureInfo.InvariantCulture);
    }

    private static string Exhaust()
    {
        try
        {
            return Fill().ToString(CultureInfo.InvariantCulture);
        }
        catch (OutOfMemoryException)
        {
            GC.Collect();
            return "out of memory";
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Fill()
    {
        var all = new List<byte[]>();
        while (all.Count < 100_000)
        {
            all.Add(new byte[100_000]);
        }

        return all.Count;
    }

    /// <summary>Loads an image, runs <c>Candidate.Solve</c> and unloads it, a hundred times; how many were unloaded.</summary>
    private static string Load(byte[] image)
    {
        var contexts = Enumerable.Range(0, image.Length == 0 ? 1 : 100).Select(_ => LoadOnce(image)).ToList();
        for (var i = 0; i < 10 && contexts.Any(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return contexts.Count(context => !context.IsAlive).ToString(CultureInfo.InvariantCulture);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadOnce(byte[] image)
    {
        var context = new AssemblyLoadContext("candidate", isCollectible: true);
        if (image.Length > 0)
        {
            using var stream = new MemoryStream(image);
            var solve = context.LoadFromStream(stream).GetType("Candidate")!.GetMethod("Solve")!.CreateDelegate<Func<double[], int, double[]>>();
            Meter.Start(fuel: 1000, allocationBytes: 1000);
            if (solve([1, 2], 3)[1] != 4)
            {
                throw new InvalidOperationException("wrong answer");
            }
        }

        context.Unload();
        return new WeakReference(context);
    }

    private static string Throw()
    {
        try
        {
            _ = Deep(10) / int.Parse("0", CultureInfo.InvariantCulture);
            return "";
        }
        catch (DivideByZeroException exception)
        {
            return exception.ToString();
        }
    }

    /// <summary>Runs long enough for the code to be compiled again, on the stack and by the background thread.</summary>
    private static string Tier()
    {
        var watch = Stopwatch.StartNew();
        var sum = 0L;
        while (watch.ElapsedMilliseconds < 400)
        {
            sum += Step((int)(sum & 7));
        }

        return sum > 0 ? "done" : "";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Step(int value) => BinaryPrimitives.ReverseEndianness(value) == 0 ? 1 : 2;

    private static string Sleep()
    {
        Thread.Sleep(20);
        using var gate = new ManualResetEventSlim();
        return gate.Wait(20) ? "" : "done";
    }

    private static string Spin()
    {
        while (true)
        {
            Step(1);
        }
    }
}

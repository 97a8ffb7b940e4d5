using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>Normalisation: one group after the other, or sixteen at a time where they lie side by side. The bits are the same.</summary>
internal static unsafe class SimdNorms
{
    private const float Momentum = 0.1f;

    public static void Apply(NormStep step, float* arena)
    {
        var (groups, side) = (step.Table.Groups.Length, step.Table.SideBySide);
        for (var group = 0; group < groups; group += side ? Lane16.Width : 1)
        {
            if (side)
            {
                Normalise<Wide, Lane16>(step, arena, group);
            }
            else
            {
                Normalise<One, Lane1>(step, arena, group);
            }
        }
    }

    public static void Apply(NormGradientStep step, float* arena)
    {
        var (groups, side) = (step.Forward.Table.Groups.Length, step.Forward.Table.SideBySide);
        for (var group = 0; group < groups; group += side ? Lane16.Width : 1)
        {
            if (side)
            {
                Back<Wide, Lane16>(step, arena, group);
            }
            else
            {
                Back<One, Lane1>(step, arena, group);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalise<TMemory, T>(NormStep step, float* arena, int group)
        where TMemory : struct, IMemory<T>
        where T : struct, ILane<T>
    {
        var table = step.Table;
        var groups = Padded(table.Groups.Length);
        var x = arena + step.X + table.Groups[group];
        var statistics = arena + step.Statistics + group;
        var running = arena + step.Running + group;
        T mean, variance;
        if (step.Mode == NormMode.Running)
        {
            (mean, variance) = (TMemory.Load(running), TMemory.Load(running + groups));
        }
        else
        {
            (mean, variance) = Moments<TMemory, T>(table.Terms, x, step.Mode == NormMode.RootMeanSquare);
        }

        if (step.Mode == NormMode.OwnAndRunning)
        {
            var unbiased = T.Multiply(variance, T.Of((float)table.Terms.Length / Math.Max(1, table.Terms.Length - 1)));
            TMemory.Store(Towards(TMemory.Load(running), mean), running, table.Groups.Length - group);
            TMemory.Store(Towards(TMemory.Load(running + groups), unbiased), running + groups, table.Groups.Length - group);
        }

        var inverse = T.Divide(T.Of(1), T.Sqrt(T.Add(variance, T.Of(NormTable.Epsilon))));
        TMemory.Store(mean, statistics, table.Groups.Length - group);
        TMemory.Store(inverse, statistics + groups, table.Groups.Length - group);
        for (var term = 0; term < table.Terms.Length; term++)
        {
            var at = table.ScalesOfGroups[group] + table.ScalesOfTerms[term];
            var normal = T.Multiply(T.Subtract(TMemory.Load(x + table.Terms[term]), mean), inverse);
            var scaled = T.Multiply(normal, TMemory.Load(arena + step.Scale + at));
            TMemory.Store(step.Shift == 0 ? scaled : T.Add(scaled, TMemory.Load(arena + step.Shift + at)), arena + step.Y + table.Groups[group] + table.Terms[term], table.Groups.Length - group);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Back<TMemory, T>(NormGradientStep step, float* arena, int group)
        where TMemory : struct, IMemory<T>
        where T : struct, ILane<T>
    {
        var (forward, table) = (step.Forward, step.Forward.Table);
        var statistics = arena + forward.Statistics + group;
        var (mean, inverse) = (TMemory.Load(statistics), TMemory.Load(statistics + Padded(table.Groups.Length)));
        var (sum, product, left) = (T.Of(0), T.Of(0), table.Groups.Length - group);
        for (var term = 0; term < table.Terms.Length; term++)
        {
            var (place, at) = (table.Groups[group] + table.Terms[term], table.ScalesOfGroups[group] + table.ScalesOfTerms[term]);
            var normal = T.Multiply(T.Subtract(TMemory.Load(arena + forward.X + place), mean), inverse);
            var owed = TMemory.Load(arena + step.GradientOfY + place);
            var ofScale = arena + step.GradientOfScale + at;
            TMemory.Store(T.Fma(owed, normal, TMemory.Load(ofScale)), ofScale, left);
            if (step.GradientOfShift != 0)
            {
                var ofShift = arena + step.GradientOfShift + at;
                TMemory.Store(T.Add(owed, TMemory.Load(ofShift)), ofShift, left);
            }

            owed = T.Multiply(owed, TMemory.Load(arena + forward.Scale + at));
            (sum, product) = (T.Add(sum, owed), T.Fma(owed, normal, product));
        }

        if (step.GradientOfX == 0)
        {
            return;
        }

        // Statistics that are given owe nothing to the numbers, and a mean that is not taken off neither.
        var count = T.Of(table.Terms.Length);
        var ofMean = forward.Mode is NormMode.Running or NormMode.RootMeanSquare ? T.Of(0) : T.Divide(sum, count);
        var ofSpread = forward.Mode == NormMode.Running ? T.Of(0) : T.Divide(product, count);
        for (var term = 0; term < table.Terms.Length; term++)
        {
            var (place, at) = (table.Groups[group] + table.Terms[term], table.ScalesOfGroups[group] + table.ScalesOfTerms[term]);
            var normal = T.Multiply(T.Subtract(TMemory.Load(arena + forward.X + place), mean), inverse);
            var owed = T.Multiply(TMemory.Load(arena + step.GradientOfY + place), TMemory.Load(arena + forward.Scale + at));
            var gradient = T.Multiply(T.Subtract(T.Subtract(owed, ofMean), T.Multiply(normal, ofSpread)), inverse);
            var target = arena + step.GradientOfX + place;
            TMemory.Store(step.Accumulate ? T.Add(TMemory.Load(target), gradient) : gradient, target, left);
        }
    }

    private static (T Mean, T Variance) Moments<TMemory, T>(int[] terms, float* x, bool aroundZero)
        where TMemory : struct, IMemory<T>
        where T : struct, ILane<T>
    {
        var (count, mean, squares) = (T.Of(terms.Length), T.Of(0), T.Of(0));
        for (var term = 0; term < terms.Length && !aroundZero; term++)
        {
            mean = T.Add(mean, TMemory.Load(x + terms[term]));
        }

        mean = T.Divide(mean, count);
        for (var term = 0; term < terms.Length; term++)
        {
            var distance = T.Subtract(TMemory.Load(x + terms[term]), mean);
            squares = T.Fma(distance, distance, squares);
        }

        return (mean, T.Divide(squares, count));
    }

    private static T Towards<T>(T running, T own)
        where T : struct, ILane<T> => T.Add(T.Multiply(running, T.Of(1 - Momentum)), T.Multiply(own, T.Of(Momentum)));

    private static int Padded(int groups) => (groups + Lane16.Width - 1) / Lane16.Width * Lane16.Width;

    /// <summary>How numbers come from memory and go there.</summary>
    private interface IMemory<T>
    {
        static abstract T Load(float* from);

        /// <summary>Writes those of the numbers that are left.</summary>
        static abstract void Store(T value, float* to, int left);
    }

    private readonly struct One : IMemory<Lane1>
    {
        public static Lane1 Load(float* from) => new(*from);

        public static void Store(Lane1 value, float* to, int left) => *to = value.Value;
    }

    private readonly struct Wide : IMemory<Lane16>
    {
        public static Lane16 Load(float* from) => new(Vector512.Load(from));

        public static void Store(Lane16 value, float* to, int left)
        {
            if (left >= Lane16.Width)
            {
                value.Value.Store(to);
                return;
            }

            for (var i = 0; i < left; i++)
            {
                to[i] = value.Value[i];
            }
        }
    }
}

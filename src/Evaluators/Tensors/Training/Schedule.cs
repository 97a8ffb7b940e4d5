namespace EvoLLM.Evaluators;

/// <summary>How the learning rate changes during a training.</summary>
internal abstract record Schedule
{
    /// <summary>The same rate all the time.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>Down to 0 along half a cosine (Loshchilov and Hutter 2017), after rising from 0 on a straight line.</summary>
    /// <param name="warmup">Steps of rising, 0 or more.</param>
    public static Schedule Cosine(int warmup = 0) => new CosineSchedule(warmup);

    /// <summary>A share of the rate after every so many steps.</summary>
    /// <param name="every">Steps between two drops, 1 or more.</param>
    /// <param name="share">What stays, 0 to 1.</param>
    public static Schedule Drops(int every, double share) => new DropSchedule(every, share);

    /// <summary>What the learning rate is multiplied by.</summary>
    /// <param name="step">Which step, from 1.</param>
    /// <param name="steps">How many there will be.</param>
    public abstract double At(int step, int steps);

    private sealed record ConstantSchedule : Schedule
    {
        public override double At(int step, int steps) => 1;
    }

    private sealed record CosineSchedule(int Warmup) : Schedule
    {
        public override double At(int step, int steps) => step <= Warmup
            ? (double)step / Warmup
            : 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (double)(step - 1 - Warmup) / Math.Max(1, steps - Warmup))));
    }

    private sealed record DropSchedule(int Every, double Share) : Schedule
    {
        public override double At(int step, int steps) => Math.Pow(Share, (step - 1) / Every);
    }
}

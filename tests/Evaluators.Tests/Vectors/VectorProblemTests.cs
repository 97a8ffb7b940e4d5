using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class VectorProblemTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(26)]
    [InlineData(100)]
    public void Evaluate_LinearProjection_IsHundredAtTheOptimumAndZeroAtTheWorst(int dimension)
    {
        foreach (var problem in new IVectorProblem[] { new SphereProblem(dimension), new RastriginProblem(dimension) })
        {
            var (fitness, measures) = Judge(problem, Enumerable.Repeat(2.048, dimension));
            Assert.Equal(100, fitness, 1e-9);
            Assert.Equal(2.048 * dimension / 2, measures[0], 1e-9);
            Assert.Equal(2.048 * dimension / 2, measures[1], 1e-9);
            (fitness, measures) = Judge(problem, Enumerable.Repeat(-5.12, dimension));
            Assert.Equal(0, fitness, 1e-9);
            Assert.Equal(problem.Measures[0].Minimum, measures[0], 1e-9);
        }
    }

    [Fact]
    public void Evaluate_Rastrigin_IsTheKnownFunction()
    {
        // One number 0.5 away from the optimum costs 0.25 + 20; the worst is 26 times 7.168^2 + 10 - 10 cos(2 pi 7.168).
        var worst = 26 * ((7.168 * 7.168) + 10 - (10 * Math.Cos(2 * Math.PI * 7.168)));
        var vector = Enumerable.Repeat(2.048, 26).ToArray();
        vector[25] += 0.5;
        Assert.Equal(100 * (worst - 20.25) / worst, Judge(new RastriginProblem(26), vector).Fitness, 1e-9);
    }

    [Fact]
    public void Evaluate_NumbersOutsideOfTheBound_CountForLessTheFurtherTheyAreOut()
    {
        // 5.12 / 10.24 = 0.5 and 5.12 / -5.12 = -1 (the bound itself counts whole).
        var measures = Judge(new SphereProblem(6), [10.24, 1, 2, -51.2, -5.12, 0]).Measures;
        Assert.Equal(3.5, measures[0], 1e-12);
        Assert.Equal(-5.22, measures[1], 1e-12);
        Assert.Equal(15.36, new SphereProblem(6).Measures[1].Maximum, 1e-12);
    }

    [Fact]
    public void Evaluate_Arm_EndsWhereItsLinksLead()
    {
        var (fitness, measures) = Judge(new ArmProblem(12), new double[12]);
        Assert.Equal([12.0, 0.0], measures);
        Assert.Equal(100, fitness);

        // A right turn at each joint closes the square; the angles are alike.
        (fitness, measures) = Judge(new ArmProblem(12), Enumerable.Repeat(-Math.PI / 2, 12));
        Assert.Equal(0, measures[0], 1e-12);
        Assert.Equal(0, measures[1], 1e-12);
        Assert.Equal(100, fitness, 1e-9);

        // One link up, one to the right: angles pi / 2 and -pi / 2, variance (pi / 2)^2 and so below 0.
        (fitness, measures) = Judge(new ArmProblem(2), [Math.PI / 2, -Math.PI / 2]);
        Assert.Equal(1, measures[0], 1e-12);
        Assert.Equal(1, measures[1], 1e-12);
        Assert.Equal(0, fitness);
        Assert.Equal(99, Judge(new ArmProblem(2), [0.1, -0.1]).Fitness, 1e-9);
    }

    [Property(MaxTest = 100)]
    public bool Evaluate_ArmOfAnyLength_AgreesWithTheSumOfItsLinks(ulong seed)
    {
        var random = new SeededRandom(seed);
        var angles = new double[random.Next(2, 300)];
        random.NextNormals(angles);
        var measures = Judge(new ArmProblem(angles.Length), angles).Measures;
        var (angle, x, y) = (0.0, 0.0, 0.0);
        foreach (var joint in angles)
        {
            angle += joint;
            (x, y) = (x + Math.Cos(angle), y + Math.Sin(angle));
        }

        return Math.Abs(x - measures[0]) < 1e-9 && Math.Abs(y - measures[1]) < 1e-9;
    }

    private static (double Fitness, double[] Measures) Judge(IVectorProblem problem, IEnumerable<double> vector)
    {
        var measures = new double[2];
        return (problem.Evaluate([.. vector], measures), measures);
    }
}

namespace EvoLLM.Sandbox.Tests;

[Collection(OneMeter.Name)]
public sealed class MeterWarmUpTests
{
    [Fact]
    public void Run_BeforeCandidates_LeavesNoLimitBehind()
    {
        MeterWarmUp.Run();
        Assert.True(Meter.Fuel > Metered.Plenty);
        Assert.Equal(MeterLimit.None, Metered.Run("return xs;", fuel: 10).Reading.Exceeded);
    }
}

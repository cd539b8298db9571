namespace Reporting.Demo;

/// <summary>Tells how far a filling is. A batch counts for its weight, and while it comes in for as many records as were read of it.</summary>
internal sealed class DemoTally(string instance, long total, IProgress<DemoProgress> progress)
{
    private const int RecordsBetweenReports = 1_000;

    private long done;
    private long finished;
    private long inBatch;

    public void Count()
    {
        done++;
        inBatch++;
        if (done % RecordsBetweenReports == 0)
        {
            Report();
        }
    }

    public void Finish(long weight)
    {
        finished += weight;
        inBatch = 0;
        Report();
    }

    private void Report() => progress.Report(new DemoProgress(instance, done, Math.Min(1, (finished + inBatch) / (double)total)));
}

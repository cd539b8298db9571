using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Reporting.Api.Answers;

namespace Reporting.UnitTests.Answers;

internal sealed class ResponseBodyTests
{
    [TestCase("")]
    [TestCase("gzip")]
    [TestCase("br")]
    public void Nothing_is_sent_of_a_body_that_fails_before_its_first_byte(string encoding)
    {
        using var sent = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = sent } };

        Assert.That(
            () => ResponseBody.StreamAsync(http, "application/json", encoding, (_, _) => throw new TimeoutException()),
            Throws.InstanceOf<TimeoutException>());
        Assert.That(sent.Length, Is.Zero);
    }
}
